import { entryNumber, numbered } from '../catalog/repeatedName';
import type { Edits, FieldView, ListView } from '../protocol/form';

/** The fields of one entry of a list: `PMInfo.N.PMName` becomes `PMInfo.2.PMName`. */
export function fieldsOfEntry(list: ListView, number: number): readonly FieldView[] {
  return list.fields.map((field) => ({ ...field, name: numbered(field.name, number) }));
}

/** The highest number among the entries that hold something. */
export function lastEntry(list: ListView, edits: Edits): number {
  // A secret that was taken back stands here empty, so that the other side takes it back as well.
  const filled = Object.entries(edits).filter(([, value]) => value !== '');
  return Math.max(0, ...filled.map(([name]) => entryNumber(list.name, name) ?? 0));
}

/** The edits without one entry; those behind it move up. */
export function withoutEntry(list: ListView, removed: number, edits: Edits): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(edits)) {
    const number = entryNumber(list.name, name) ?? 0;
    if (number === removed) continue;
    const field = list.fields.find((candidate) => numbered(candidate.name, number) === name);
    kept[field === undefined || number < removed ? name : numbered(field.name, number - 1)] = value;
  }
  return kept;
}
