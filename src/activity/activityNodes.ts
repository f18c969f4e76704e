import type { ChangeRow, RowGroup } from './rows';

/** What stands in for all rows when the journal could not be read. */
export interface FailureNode {
  readonly type: 'failure';
  readonly error: unknown;
}

export type ActivityNode = RowGroup | ChangeRow | FailureNode;

/** The ID of the change that a command was started on; undefined when it was started on none. */
export function changeIdIn(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  if (!('type' in argument) || argument.type !== 'change') return undefined;
  return 'id' in argument && typeof argument.id === 'string' ? argument.id : undefined;
}
