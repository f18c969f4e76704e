import { replaceUnseen, wellFormed } from '../estate/plainText';

/** What no shell gives a meaning to, wherever it stands in a word. */
const harmless = /^[A-Za-z0-9_.,:/@-]+$/;

/**
 * A text as one word of a POSIX shell (sh, bash, zsh): the program gets exactly the text. What a terminal would act upon
 * when the line is pasted, or show as something else, is spelled in octal. An argument cannot hold NUL or half of a
 * surrogate pair; the replacement character stands for these.
 */
export function shellWord(text: string): string {
  if (harmless.test(text)) return text;
  const possible = wellFormed(text).replaceAll('\0', '\ufffd');
  // A line break inside of quotes is safe to paste, and a command substitution would drop one at its end.
  const pieces = possible.split('\n').map(quotedLine);
  return pieces.join(`'\n'`);
}

/** The value of a variable that whoever runs the line has to set first; the shell refuses to go on without it. */
export function shellSecret(variable: string): string {
  return `"\${${variable}:?}"`;
}

/** The name of a shell variable for a parameter: `AuthKey` becomes `AUTH_KEY`, `PMInfo.1.PMName` `PM_INFO_1_PM_NAME`. */
export function variableName(parameter: string): string {
  return parameter
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toUpperCase();
}

function quotedLine(line: string): string {
  const quoted = `'${line.replaceAll("'", String.raw`'\''`)}'`;
  return replaceUnseen(quoted, (codePoint) => `'"$(printf '${octalOf(codePoint)}')"'`);
}

function octalOf(codePoint: number): string {
  const bytes = new TextEncoder().encode(String.fromCodePoint(codePoint));
  return Array.from(bytes, (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}
