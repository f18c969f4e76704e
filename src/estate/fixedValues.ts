import type { Operation } from '../catalog/operation';
import type { Values } from '../catalog/problem';
import type { Resource } from './resource';
import { textOf } from './toResource';

/**
 * Parameters that the subject or the parent answers by itself, by wire name (traps 11): nobody is asked for them, and
 * nobody can change them.
 */
export function fixedValues(operation: Operation, target: Resource | undefined): Values {
  if (target === undefined) return {};
  const { subject, subjectFrom, under, parameters } = operation;
  const values: Record<string, string> = subject === undefined ? { ...under?.fixed } : {};
  for (const [parameter, field] of Object.entries(subject ?? under?.parameters ?? {})) {
    const value = textOf(target.attributes[field]) ?? '';
    if (value !== '' && parameters[parameter]?.provided !== true) values[parameter] = value;
  }
  return { ...values, ...(subject === undefined ? {} : subjectFrom?.(target.attributes)) };
}
