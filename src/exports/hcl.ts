import type { ImportPart, Kind } from '../catalog/kind';
import { replaceUnseen, wellFormed } from '../estate/plainText';
import type { Attribute, Resource } from '../estate/resource';
import { shortId } from '../estate/resourceName';
import { textOf } from '../estate/toResource';

/** A text as a quoted string of HCL: nothing in it is a template, and nothing in it is unseen. */
export function hclString(text: string): string {
  const escaped = wellFormed(text)
    .replace(/["\\]/g, String.raw`\$&`)
    .replace(/([$%]*)([$%])\{/g, (_, before: string, sign: string) => beforeBrace(before, sign));
  return `"${replaceUnseen(escaped, escapeOf)}"`;
}

/** A doubled sign begins no template. Three in a row are read differently by parsers of the language. */
function beforeBrace(before: string, sign: string): string {
  return before === '' ? `${sign}${sign}{` : `${before}${sign === '$' ? String.raw`\u0024` : String.raw`\u0025`}{`;
}

/**
 * A block that has Terraform adopt the resource, with the ID as the provider's pages on the resource type compose it.
 * Undefined when Terraform knows nothing of the kind, or the row lacks a part of the ID.
 */
export function importBlock(kind: Kind, resource: Resource): string | undefined {
  const id = importId(kind, resource);
  if (kind.terraform === undefined || id === undefined) return undefined;
  const address = `${kind.terraform}.${resourceName(resource)}`;
  return `import {\n  to = ${address}\n  id = ${hclString(id)}\n}\n`;
}

/** What the provider calls the resource: its ID, or the parts that the kind names, with colons between them. */
function importId({ terraformId }: Kind, resource: Resource): string | undefined {
  if (terraformId === undefined) return resource.id;
  const parts = terraformId.map((part) => partOf(part, resource));
  return parts.every((part) => part !== undefined && part !== '') ? parts.join(':') : undefined;
}

function partOf(part: ImportPart, { attributes, parents }: Resource): string | undefined {
  if ('parent' in part) return parents[part.parent];
  if ('field' in part) return textOf(attributes[part.field]);
  const rows = attributes[part.only];
  // Where there are several, the provider has no ID for the resource.
  const [row, another] = Array.isArray(rows) ? (rows as readonly Attribute[]) : [];
  if (another !== undefined || !isRow(row)) return undefined;
  return textOf(row[part.in]);
}

/** A name that HCL takes: letters, digits, `_` and `-`, a letter or `_` first. What has none of these goes by its ID. */
function resourceName(resource: Resource): string {
  const fromName = identifier(resource.name);
  return /[a-z0-9]/.test(fromName) ? fromName : identifier(shortId(resource));
}

function identifier(text: string): string {
  const name = text
    .slice(0, 128)
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 64);
  return /^[a-z]/.test(name) ? name : `_${name}`;
}

function escapeOf(codePoint: number): string {
  if (codePoint === 0x0a) return String.raw`\n`;
  if (codePoint === 0x0d) return String.raw`\r`;
  if (codePoint === 0x09) return String.raw`\t`;
  const digits = codePoint.toString(16).toUpperCase();
  return codePoint > 0xffff ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`;
}

function isRow(value: Attribute | undefined): value is Readonly<Record<string, Attribute>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
