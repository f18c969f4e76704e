import type { Message } from '../catalog/message';
import { message } from '../catalog/message';
import type { Actor } from '../guides/guide';
import type { StepProgress } from '../guides/progress';
import type { StepStatus } from '../protocol/guide';

/** Who does a step, on its own. */
export function actorName(actor: Actor): Message {
  switch (actor) {
    case 'you':
      return message('You');
    case 'alibabaCloud':
      return message('Alibaba Cloud');
    case 'carrier':
      return message('The carrier');
    case 'partner':
      return message('The partner');
    case 'tenant':
      return message('The tenant');
    case 'otherAccount':
      return message('The other account');
  }
}

/** The status of a step in words. */
export function statusLabel({ standing }: StepProgress): Message {
  switch (standing.status) {
    case 'done':
      return message('Done');
    case 'notNeeded':
      return message('Not needed');
    case 'possible':
      return message('Your turn');
    case 'waiting':
      return waitingFor(standing.by);
    case 'failed':
      return message('Failed');
    case 'ahead':
      return message('Later');
  }
}

/** Names of codicons; the status in words says the same. */
export const statusIcons: Readonly<Record<StepStatus, string>> = {
  done: 'pass-filled',
  notNeeded: 'circle-slash',
  possible: 'arrow-circle-right',
  waiting: 'clock',
  failed: 'error',
  ahead: 'circle-large-outline',
};

function waitingFor(actor: Actor): Message {
  switch (actor) {
    case 'you':
      return message('Your turn');
    case 'alibabaCloud':
      return message('Waiting for Alibaba Cloud');
    case 'carrier':
      return message('Waiting for the carrier');
    case 'partner':
      return message('Waiting for the partner');
    case 'tenant':
      return message('Waiting for the tenant');
    case 'otherAccount':
      return message('Waiting for the other account');
  }
}
