import { plainText } from '../estate/plainText';

/** A cell: numbers stay numbers, everything else is text. */
export type Cell = string | number | boolean | null | undefined;

/** So that spreadsheets read the file as UTF-8. */
const byteOrderMark = '\ufeff';

/** What spreadsheets take for the beginning of a formula; the wide forms count in Chinese and Japanese editions. */
const formula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/**
 * Rows as CSV after RFC 4180, with a byte order mark and line ends CRLF. Texts stand in quotes on one line each; what
 * cannot be seen is shown by a sign, and a text that a spreadsheet would calculate begins with an apostrophe.
 */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return byteOrderMark + rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

function cellText(cell: Cell): string {
  if (cell === null || cell === undefined || cell === '') return '';
  if (typeof cell !== 'string') return String(cell);
  const text = plainText(cell);
  const defused = formula.test(cell) || formula.test(text.trimStart()) ? `'${text}` : text;
  return `"${defused.replaceAll('"', '""')}"`;
}
