import { message } from '../catalog/message';
import type { Message } from '../catalog/message';
import { createVirtualBorderRouter } from '../catalog/virtualBorderRouter/create';
import type { Resource } from '../estate/resource';
import { isIn, lockedStanding } from './connectionState';
import type { Step } from './guide';
import type { Offer } from './standing';
import { ahead, done, failed, on, possible, waiting } from './standing';

/** What helps with a line that has been terminated. */
interface AfterEnd {
  readonly message: Message;
  readonly offers: (line: Resource) => readonly Offer[];
}

/** The last step of every line: a first VBR on it. Here also shows what has become of it since. */
export function useLine(explanation: Message, afterEnd: AfterEnd): Step {
  return {
    id: 'use',
    title: message('Create a VBR on it'),
    by: 'you',
    explanation,
    standing: ({ on: line, related }) => {
      if (line === undefined) return ahead;
      if (isIn(line, 'Terminating')) {
        return waiting('alibabaCloud', { fact: message('The connection is being terminated.') });
      }
      if (isIn(line, 'Terminated')) {
        return failed(message('The connection was terminated.'), afterEnd.message, afterEnd.offers(line));
      }
      if (!isIn(line, 'Enabled')) return ahead;
      const locked = lockedStanding(line);
      if (locked !== undefined) return locked;
      const routers = related.some(
        ({ kind, parents }) => kind === 'virtualBorderRouter' && parents.physicalConnection === line.id,
      );
      return routers
        ? done(message('The connection is in service and has a VBR.'))
        : possible([on(createVirtualBorderRouter, line)]);
    },
  };
}
