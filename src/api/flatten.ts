import type { RequestValue } from '../catalog/types';
import { InvalidRequest } from './errors';
import type { WireParameters } from './sign';

/**
 * Writes nested values as dotted, one-based wire parameters: `Filter: [{ Key, Value: [..] }]` becomes `Filter.1.Key`,
 * `Filter.1.Value.1` (traps 7). `undefined` and empty lists send nothing, empty text is sent as such.
 * @throws {InvalidRequest} for numbers that have no exact decimal form.
 */
export function flatten(request: Readonly<Record<string, RequestValue>>): WireParameters {
  const pairs: [string, string][] = [];
  for (const [name, value] of Object.entries(request)) add(pairs, name, value);
  return Object.fromEntries(pairs);
}

function add(pairs: [string, string][], name: string, value: RequestValue): void {
  if (value === undefined) return;
  if (typeof value === 'string') pairs.push([name, value]);
  else if (typeof value === 'boolean') pairs.push([name, value ? 'true' : 'false']);
  else if (typeof value === 'number') pairs.push([name, digits(name, value)]);
  else if (isList(value)) {
    const present = value.filter((item) => item !== undefined);
    present.forEach((item, index) => {
      add(pairs, `${name}.${index + 1}`, item);
    });
  } else for (const [key, item] of Object.entries(value)) add(pairs, `${name}.${key}`, item);
}

/** Larger integers travel as text (traps 37): as a number they may have been rounded already. */
function digits(name: string, value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  if (Number.isFinite(value) && !Number.isInteger(value) && Math.abs(value) >= 1e-6) return String(value);
  throw new InvalidRequest(name, 'the number has no exact decimal form');
}

function isList(value: RequestValue): value is readonly RequestValue[] {
  return Array.isArray(value);
}
