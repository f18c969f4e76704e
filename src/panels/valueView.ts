import { isScalar, type Field, type ListField } from '../catalog/field';
import { meaningIn } from '../catalog/meaning';
import { message } from '../catalog/message';
import { isSecretField, looksSecret } from '../catalog/secrecy';
import { sameSpelling } from '../catalog/spelling';
import { plainText } from '../estate/plainText';
import type { Attribute } from '../estate/resource';
import { readWireTime } from '../estate/wireTime';
import type { FieldPath, RowView, ValueView } from '../protocol/details';
import type { Translate } from './ports';
import type { TimeText } from '../estate/timeText';

/** What values are put into words with. */
export interface ValueContext {
  readonly translate: Translate;
  readonly time: (moment: Date) => TimeText;
}

type Row = Readonly<Record<string, Attribute | undefined>>;

/** One value, or one row for each value of a nested object, under a label. Absent values give no rows. */
export function rowsOf(
  path: FieldPath,
  label: string,
  value: Attribute | undefined,
  field: Field | undefined,
  context: ValueContext,
): RowView[] {
  if (value === undefined || value === null) return [];
  if (isRow(value)) {
    const declared = field?.type === 'object' ? field.of : {};
    return Object.entries(value).flatMap(([name, inner]) => {
      const innerField = declared[name];
      if (innerField !== undefined && innerField.label === undefined) return [];
      return rowsOf(
        [...path, name],
        `${label} \u203a ${labelOf(name, innerField, context)}`,
        inner,
        innerField,
        context,
      );
    });
  }
  const view = valueView(path, value, field, context);
  return [{ path, label, value: view, copyable: isCopyable(view) }];
}

/** The label of a field in the person's language; a field unknown to the catalogue is called by its wire name. */
export function labelOf(name: string, field: Field | undefined, { translate }: ValueContext): string {
  return field?.label === undefined ? plainText(name) : translate({ text: field.label });
}

/** The value at a path of a row; undefined when there is none. */
export function valueAt(row: Row, path: FieldPath): Attribute | undefined {
  let value: Attribute | undefined = row as Attribute;
  for (const step of path) {
    if (Array.isArray(value)) value = /^\d+$/.test(step) ? (value as readonly Attribute[])[Number(step)] : undefined;
    else if (value !== undefined && isRow(value)) value = Object.hasOwn(value, step) ? value[step] : undefined;
    else return undefined;
  }
  return value;
}

/** A value as the clipboard gets it: scalars as they are, everything else as JSON. */
export function copyText(value: Attribute | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value, undefined, 2) : String(value);
}

function valueView(path: FieldPath, value: Attribute, field: Field | undefined, context: ValueContext): ValueView {
  if (value === null || value === '') return { type: 'empty' };
  if (isList(value)) return value.length === 0 ? { type: 'empty' } : listView(path, value, field, context);
  if (isSecretField(path.at(-1) ?? '', field)) return { type: 'secret' };
  if (isRow(value)) return { type: 'text', text: plainText(JSON.stringify(value, hideSecrets)) };
  if (typeof value === 'boolean') return booleanView(value, context);
  if (field?.type === 'time' && typeof value === 'string') return timeView(value, context);
  const meaning = meaningIn(field, String(value));
  if (meaning !== undefined) return inWords(context.translate({ text: meaning }), String(value));
  const unit = field !== undefined && 'unit' in field ? field.unit : undefined;
  if (typeof value === 'number' || unit !== undefined) {
    return {
      type: 'number',
      text: plainText(String(value)),
      ...(unit === undefined ? {} : { unit: context.translate({ text: unit }) }),
    };
  }
  return { type: 'text', text: plainText(value) };
}

function listView(
  path: FieldPath,
  items: readonly Attribute[],
  field: Field | undefined,
  context: ValueContext,
): ValueView {
  const rows = items.filter(isRow);
  if (rows.length < items.length) {
    const itemField = field?.type === 'list' && isScalar(field.of) ? field.of : undefined;
    return {
      type: 'list',
      items: items.map((item, index) => valueView([...path, String(index)], item, itemField, context)),
    };
  }
  const declared = field?.type === 'list' ? fieldsOfRows(field) : {};
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter(
    (name) => declared[name] === undefined || declared[name].label !== undefined,
  );
  return {
    type: 'table',
    columns: names.map((name) => labelOf(name, declared[name], context)),
    rows: rows.map((row, index) =>
      names.map((name) => {
        const cell = [...path, String(index), name];
        return { path: cell, value: valueView(cell, row[name] ?? null, declared[name], context) };
      }),
    ),
  };
}

/** What a value means, and the value beside it: logs and other tools know it by that. */
export function inWords(text: string, value: string): ValueView {
  return { type: 'text', text, ...(sameSpelling(text, value) ? {} : { raw: plainText(value) }) };
}

function booleanView(value: boolean, { translate }: ValueContext): ValueView {
  return { type: 'boolean', value, text: translate(value ? message('Yes') : message('No')) };
}

function timeView(value: string, { translate, time }: ValueContext): ValueView {
  const moment = readWireTime(value);
  if (moment === undefined) return { type: 'text', text: plainText(value) };
  if (moment === 'never') return { type: 'text', text: translate(message('Never')) };
  return { type: 'time', ...time(moment) };
}

function hideSecrets(name: string, value: unknown): unknown {
  return looksSecret(name) ? '\u2022\u2022\u2022' : value;
}

function isCopyable(view: ValueView): boolean {
  return view.type !== 'empty' && view.type !== 'boolean';
}

function isList(value: Attribute): value is readonly Attribute[] {
  return Array.isArray(value);
}

function isRow(value: Attribute): value is Readonly<Record<string, Attribute>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The declared fields of a list's rows; none when it holds scalars. */
function fieldsOfRows({ of }: ListField): Readonly<Record<string, Field>> {
  return isScalar(of) ? {} : of;
}
