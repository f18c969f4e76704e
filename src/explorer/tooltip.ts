import * as vscode from 'vscode';
import type { Field } from '../catalog/field';
import type { Kind } from '../catalog/kind';
import { fieldsOf } from '../catalog/kind';
import { message } from '../catalog/message';
import { valueInWords } from '../estate/describeRow';
import { shortText } from '../estate/plainText';
import type { Resource } from '../estate/resource';
import { stateMessage } from '../estate/resourceName';
import { translate, translateText } from '../workbench/translate';
import { markdownText } from './markdownText';
import { titleOf } from './treeItems';

/** Rows of a tooltip and characters of a value; more belongs on the details panel. */
const rowLimit = 14;
const longest = 120;

/**
 * The tooltip of a resource. Data from the service is written as text, never as Markdown, and the string is not trusted,
 * so that a name can neither format nor link anything.
 */
export function tooltipOf(kind: Kind, resource: Resource): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString(undefined, true);
  tooltip.supportHtml = false;
  tooltip.isTrusted = false;
  tooltip.appendMarkdown(`$(${kind.icon}) **${translateText(kind.label)}** ${markdownText(titleOf(resource))}`);
  tooltip.appendMarkdown('\n\n|||\n|:--|:--|\n');
  for (const [label, value] of factsOf(kind, resource).slice(0, rowLimit)) {
    tooltip.appendMarkdown(`| ${markdownText(label)} | ${markdownText(shortText(value, longest))} |\n`);
  }
  return tooltip;
}

function factsOf(kind: Kind, resource: Resource): readonly (readonly [string, string])[] {
  const fields = fieldsOf(kind);
  const names = kind.details.flatMap((group) => group.fields);
  return names.flatMap((name) => {
    const field = fields[name];
    if (field?.label === undefined || 'secret' in field) return [];
    const value = valueOf(kind, resource, name, field.type);
    return value === '' ? [] : [[translateText(field.label), value] as const];
  });
}

/** A value in the same words as on the details panel. */
function valueOf(kind: Kind, resource: Resource, name: string, type: Field['type']): string {
  if (name === kind.stateField) return translate(stateMessage(kind, resource));
  const value = valueInWords(kind, resource, name, translateText);
  if (type !== 'boolean' || (value !== 'true' && value !== 'false')) return value;
  return translate(value === 'true' ? message('Yes') : message('No'));
}
