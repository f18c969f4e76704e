import { Refusal } from '../errors';

const characters = 'A-Za-z\\p{Script=Han}';
const plainName = new RegExp(`^[${characters}][${characters}0-9_-]{1,127}$`, 'u');
const dottedName = new RegExp(`^[${characters}][${characters}0-9._-]{1,127}$`, 'u');
const description = new RegExp(`^[${characters}][^]{1,255}$`, 'u');

/**
 * Names have 2-128 characters, start with a letter or a Chinese character and hold letters, digits, `_` and `-`. A dot
 * is allowed when a physical connection is modified and in BGP groups (003 4.4, 4.13, 6.1, 7.1).
 */
export function checkName(value: string | undefined, dots: 'dots' | 'no dots', code = 'InvalidName.Malformed'): void {
  if (value === undefined) return;
  const pattern = dots === 'dots' ? dottedName : plainName;
  if (!pattern.test(value) || isAddress(value)) {
    throw new Refusal(400, code, 'A name has 2 to 128 characters and starts with a letter.');
  }
}

/** Descriptions have 2-256 characters and start with a letter or a Chinese character, not with `http://`. */
export function checkDescription(value: string | undefined, code = 'InvalidDescription.Malformed'): void {
  if (value === undefined) return;
  if (!description.test(value) || isAddress(value)) {
    throw new Refusal(400, code, 'A description has 2 to 256 characters and starts with a letter.');
  }
}

/** The carrier's circuit code is free text; only its existence as an error code tells that it can be wrong. */
export function checkCircuitCode(value: string | undefined): void {
  if (value !== undefined && !/^[\x21-\x7e]{1,64}$/.test(value)) {
    throw new Refusal(400, 'InvalidCircuitCode.Malformed', 'A circuit code has up to 64 visible ASCII characters.');
  }
}

function isAddress(value: string): boolean {
  return /^https?:\/\//i.test(value);
}
