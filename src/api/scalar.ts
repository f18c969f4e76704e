import type { ScalarField } from '../catalog/field';
import type { Json } from './json';

/**
 * The value of a scalar field, whichever of the spellings in traps 38 to 40 it arrived in: `"true"`, `"10"`, digits as
 * a number. Absent (`undefined`) for null, and for an empty text where none can be meant. Null when it does not fit.
 */
export function decodeScalar(field: ScalarField, value: Json): string | number | boolean | undefined | null {
  if (value === null) return undefined;
  if (typeof value === 'object') return null;
  switch (field.type) {
    case 'boolean':
      return decodeBoolean(value);
    case 'integer':
      return decodeInteger(value);
    // An empty owner means the owner of the connection (traps 47), an empty time none (traps 43): both are kept.
    case 'long':
    case 'string':
    case 'time':
      return String(value);
  }
}

function decodeBoolean(value: string | number | boolean): boolean | undefined | null {
  const text = String(value).trim().toLowerCase();
  if (text === '') return undefined;
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : null;
}

/** Zero is a value (traps 40). Fractions are let through: a unit may turn a documented integer into one (traps 41). */
function decodeInteger(value: string | number | boolean): number | undefined | null {
  const text = String(value).trim();
  if (text === '') return undefined;
  const number = /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : null;
}
