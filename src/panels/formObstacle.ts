import { message } from '../catalog/message';
import type { Operation } from '../catalog/operation';
import { ExplainedError } from '../estate/explain';
import type { Refusal } from '../estate/refusal';
import type { Edits, SubmitView } from '../protocol/form';
import type { FormModel } from './formModel';
import type { FormPorts, FormTarget } from './ports';

/** Where a form's change goes, and how that is read again. */
interface Destination {
  readonly operation: Operation;
  readonly at: FormTarget;
  readonly source: FormPorts['source'];
}

/**
 * What stands against sending a form: what others changed in the subject meanwhile, or the values; undefined when
 * nothing does. @throws ExplainedError when the subject is gone or in another state, and what reading throws
 */
export async function obstacleTo(
  { operation, at, source }: Destination,
  model: FormModel,
  edits: Edits,
  signal: AbortSignal,
): Promise<SubmitView | undefined> {
  if (operation.subject !== undefined && at.key !== undefined) {
    const present = await source.refresh(at.key, signal);
    if (present === undefined) throw gone();
    const rows = model.rebase(present, edits);
    const refusal = model.refusal();
    if (refusal !== undefined) throw impossible(operation, refusal);
    if (rows.length > 0) return { kind: 'conflict', rows };
  }
  const check = model.check(edits);
  return check.canSubmit ? undefined : { kind: 'invalid', check };
}

/** What a form says whose target is not there. */
export function gone(): ExplainedError {
  return new ExplainedError({ what: message('This resource does not exist any more.'), retryable: false });
}

function impossible({ label }: Operation, { why, todo }: Refusal): ExplainedError {
  return new ExplainedError({
    what: message('{0} is not possible now.', { text: label }),
    why,
    todo,
    retryable: false,
  });
}
