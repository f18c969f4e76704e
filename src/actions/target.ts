import * as v from 'valibot';
import { kindIds } from '../catalog/kindId';
import type { ResourceKey } from '../estate/resource';
import { readKey } from '../estate/resource';
import type { ParentReference } from '../estate/scope';

/** What a command was started on, as far as it said so. */
export interface Target {
  readonly account: string;
  readonly region?: string;
  readonly key?: ResourceKey;
  readonly parent?: ParentReference;
  /** What is to be created is to take the place of this resource. */
  readonly insteadOf?: ResourceKey;
}

const parent = v.object({ kind: v.picklist(kindIds), id: v.string() });
const given = v.object({
  account: v.string(),
  region: v.optional(v.string()),
  key: v.optional(v.string()),
  insteadOf: v.optional(v.string()),
  scope: v.optional(v.object({ region: v.string(), parent: v.optional(parent) })),
});

/** Reads the argument of a command: a node of the tree or a target; undefined when it is neither. */
export function readTarget(argument: unknown): Target | undefined {
  const result = v.safeParse(given, argument);
  if (!result.success) return undefined;
  const { account, scope } = result.output;
  const key = keyIn(result.output.key);
  const insteadOf = keyIn(result.output.insteadOf);
  const region = result.output.region ?? scope?.region;
  return {
    account,
    ...(region === undefined ? {} : { region }),
    ...(key === undefined ? {} : { key }),
    ...(scope?.parent === undefined ? {} : { parent: scope.parent }),
    ...(insteadOf === undefined ? {} : { insteadOf }),
  };
}

/**
 * Reads what a command was started on where several rows are selected: VS Code hands in the row that was clicked, and
 * all that are selected if that row is among them.
 */
export function readTargets(clicked: unknown, selected: unknown): readonly Target[] {
  const rows: readonly unknown[] = Array.isArray(selected) && selected.length > 0 ? selected : [clicked];
  return rows.flatMap((row) => readTarget(row) ?? []);
}

function keyIn(text: string | undefined): ResourceKey | undefined {
  return text === undefined ? undefined : readKey(text);
}
