import { accessKeysUntil } from '../../src/sandbox/demoAccounts';
import { type BegunRequest, Gateway } from '../../src/sandbox/gateway';
import type { ListFault } from '../../src/sandbox/listing';
import type { Call, SandboxOperation, SandboxOperations } from '../../src/sandbox/operation';
import { isRead } from '../../src/sandbox/operation';
import { sandboxOperations } from '../../src/sandbox/operations';
import type { WireRequest } from '../../src/sandbox/wireRequest';
import type { World } from '../../src/sandbox/world';
import type { FastClock } from '../fastClock';
import { type Effect, writeHeader } from './effect';

/** Longer than a campaign lasts, however fast its time runs. */
const yearMs = 365 * 24 * 3600 * 1000;

/** The service's door, which writes down every change that is really carried out: the truth of the campaign. */
export class WatchedGateway extends Gateway {
  readonly effects: Effect[];
  private readonly turn: { write: number | undefined };

  constructor(world: World, clock: FastClock) {
    const effects: Effect[] = [];
    const turn = { write: undefined };
    super(world, watched(effects, turn), accessKeysUntil(clock.now() + yearMs), clock);
    this.effects = effects;
    this.turn = turn;
  }

  override begin(request: WireRequest, host: string, listFault?: ListFault): BegunRequest {
    const begun = super.begin(request, host, listFault);
    const said = request.headers[writeHeader];
    const write = typeof said === 'string' ? Number(said) : undefined;
    return {
      ...begun,
      // Operations are carried out in one go, so whatever happens now is of this request.
      finish: () => {
        this.turn.write = write;
        try {
          return begun.finish();
        } finally {
          this.turn.write = undefined;
        }
      },
    };
  }
}

function watched(effects: Effect[], turn: { readonly write: number | undefined }): SandboxOperations {
  const note = (operation: string, { caller, parameters, world }: Call, tokenName: string | null): void => {
    const token = tokenName === null ? undefined : parameters.text(tokenName);
    effects.push({ operation, account: caller.id, write: turn.write, token, at: world.now() });
  };
  return Object.fromEntries(
    Object.entries(sandboxOperations).map(([name, operation]) => [
      name,
      isRead(name)
        ? operation
        : noting(operation, (call) => {
            note(name, call, operation.idempotency);
          }),
    ]),
  );
}

/** The same operation, which tells of every time that it was carried out and not refused. */
function noting(operation: SandboxOperation, tell: (call: Call) => void): SandboxOperation {
  if (operation.idempotency === null) {
    const { handle } = operation;
    return { ...operation, handle: (call) => told(handle(call), call, tell) };
  }
  const { handle } = operation;
  return { ...operation, handle: (call) => told(handle(call), call, tell) };
}

function told<Answer>(answer: Answer, call: Call, tell: (call: Call) => void): Answer {
  tell(call);
  return answer;
}
