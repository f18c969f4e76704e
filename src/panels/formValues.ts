import type { Operation } from '../catalog/operation';
import type { Parameter } from '../catalog/parameter';
import type { Values } from '../catalog/problem';
import { asRequested } from '../catalog/spelling';
import type { Attribute, Resource } from '../estate/resource';

/** A parameter that the form asks for. A repeated one (`VlanIds.N`) is one field with a value a line. */
export interface Asked {
  readonly name: string;
  readonly parameter: Parameter;
}

/**
 * Parameters that a person has to answer, in the catalogue's order. Lists of objects (`Tag.N.Key`) are left out: a
 * field holds one text, and they have screens of their own.
 */
export function askedParameters(operation: Operation, fixed: Values): Asked[] {
  return Object.entries(operation.parameters)
    .filter(([name, { provided }]) => provided !== true && !Object.hasOwn(fixed, name) && !name.includes('.N.'))
    .map(([name, parameter]) => ({ name, parameter }));
}

/**
 * What stands in each asked parameter before anybody edits: the resource's values when it is modified, what is always
 * sent, or nothing.
 */
export function currentValues(operation: Operation, asked: readonly Asked[], target: Resource | undefined): Values {
  const reads = operation.effect === 'modify' ? target : undefined;
  return Object.fromEntries(
    asked.map(({ name, parameter }) => {
      const current = currentValue(name, parameter, reads);
      return [name, current === '' ? (parameter.always ?? '') : current];
    }),
  );
}

/** Turns fields with a value a line into numbered request parameters. */
export function expand(values: Values): Values {
  const expanded: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    if (!name.endsWith('.N')) expanded[name] = value;
    else for (const [index, line] of lines(value).entries()) expanded[`${name.slice(0, -1)}${index + 1}`] = line;
  }
  return expanded;
}

/** Turns numbered request parameters back into fields with a value a line. */
export function collapse(request: Values, asked: readonly Asked[]): Values {
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(request)) {
    const field = fieldOf(name, asked);
    fields[field] = field === name ? value : [fields[field], value].filter((line) => line !== undefined).join('\n');
  }
  return fields;
}

/** The field that a request parameter came from: `VlanIds.2` stands in the field `VlanIds.N`. */
export function fieldOf(parameter: string, asked: readonly Asked[]): string {
  const repeated = parameter.replace(/\.\d+$/, '.N');
  return asked.some(({ name }) => name === repeated) ? repeated : parameter;
}

function currentValue(name: string, parameter: Parameter, target: Resource | undefined): string {
  if (target === undefined || parameter.current === null) return '';
  const value = textOf(target.attributes[parameter.current ?? name.replace(/\.N$/, '')]);
  return asRequested(parameter, value);
}

function textOf(value: Attribute | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'object') return String(value);
  return Array.isArray(value)
    ? (value as readonly Attribute[])
        .map(textOf)
        .filter((line) => line !== '')
        .join('\n')
    : '';
}

function lines(value: string): string[] {
  return value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
