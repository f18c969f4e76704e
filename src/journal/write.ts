import type { Operation } from '../catalog/operation';
import type { Parameter } from '../catalog/parameter';
import { isSecretParameter } from '../catalog/secrecy';
import { asRequested } from '../catalog/spelling';
import type { Values } from '../catalog/problem';
import type { Attribute, Resource } from '../estate/resource';
import { textOf } from '../estate/toResource';

/** A change that is to be sent, complete but for what the product fills in itself. */
export interface Write {
  readonly operation: Operation;
  /** ID of the account's profile. */
  readonly account: string;
  readonly region: string;
  /** The resource to change, or the one to create under; absent when something is created directly in the region. */
  readonly target?: Resource;
  readonly values: Values;
  /** Idempotency token; the same one for the same draft as long as its outcome is unknown. Made when absent. */
  readonly token?: string;
}

/** Parameters apart: what may be written down, and what is secret or personal (traps 86). */
export function apart(operation: Operation, values: Values): { readonly open: Values; readonly secret: Values } {
  const isSecret = ([name]: readonly [string, string]): boolean => isSecretParameter(operation, name);
  const all = Object.entries(values);
  return {
    open: Object.fromEntries(all.filter((entry) => !isSecret(entry))),
    secret: Object.fromEntries(all.filter(isSecret)),
  };
}

/**
 * What stands in these parameters at present, spelled as a request spells it. Left out is what cannot be read and what
 * is a list.
 */
export function presentValues(
  operation: Operation,
  row: Readonly<Record<string, Attribute>>,
  names: readonly string[],
): Values {
  if (operation.effect !== 'modify') return {};
  return Object.fromEntries(
    names.flatMap((name) => {
      const parameter = Object.hasOwn(operation.parameters, name) ? operation.parameters[name] : undefined;
      const isOpen = parameter !== undefined && !isSecretParameter(operation, name);
      const value = isOpen ? presentValue(name, parameter, row) : undefined;
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function presentValue(
  name: string,
  parameter: Parameter,
  row: Readonly<Record<string, Attribute>>,
): string | undefined {
  if (parameter.current === null) return undefined;
  const field = parameter.current ?? name;
  if (!Object.hasOwn(row, field)) return undefined;
  const value = row[field] === null ? '' : textOf(row[field]);
  return value === undefined ? undefined : asRequested(parameter, value);
}
