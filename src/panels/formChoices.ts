import type { KindId } from '../catalog/kindId';
import { message } from '../catalog/message';
import type { Reference } from '../catalog/parameter';
import { referencesOf } from '../catalog/parameter';
import { shortText } from '../estate/plainText';
import type { Attribute, Resource } from '../estate/resource';
import type { ParentReference } from '../estate/scope';
import { textOf } from '../estate/toResource';
import type { ChoiceView, Edits } from '../protocol/form';
import type { FormModel } from './formModel';
import { linkById, linkTo, titleOf } from './links';
import type { FormPorts, FormTarget } from './ports';

/** The form whose picker was opened. */
interface Asking {
  readonly model: FormModel;
  readonly edits: Edits;
  readonly at: FormTarget;
  readonly ports: FormPorts;
  readonly signal: AbortSignal;
}

/** What a picker offers: the resources that the reference allows, those in other states greyed out with the reason. */
export async function choicesFor(reference: Reference | undefined, asking: Asking): Promise<readonly ChoiceView[]> {
  if (reference === undefined) return [];
  const { model, at, ports, signal } = asking;
  const { kind, below, listedIn, within } = reference;
  if (listedIn !== undefined) return listedChoices(kind, model.target, listedIn, ports);
  const parent = within === undefined ? sameParent(below, model.target) : await parentWithin(within, asking);
  // Nothing can be below what was not chosen yet.
  if (within !== undefined && parent === undefined) return [];
  const resources = await ports.source.list(kind, { ...at, ...(parent && { parent }) }, signal);
  return (
    resources
      .filter((resource) => resource.key !== model.target?.key)
      .map((resource) => choiceOf(resource, reference, ports))
      // What has no value yet, as a VBR without a route table, would be chosen and leave the field empty.
      .filter(({ value }) => value !== '')
  );
}

function sameParent(kind: KindId | undefined, subject: Resource | undefined): ParentReference | undefined {
  const id = kind === undefined ? undefined : subject?.parents[kind];
  return kind === undefined || id === undefined ? undefined : { kind, id };
}

/** The resource that another field names, by its identity or by whatever field of its row is sent there. */
async function parentWithin(
  { kind, parameter }: NonNullable<Reference['within']>,
  { model, edits, at, ports, signal }: Asking,
): Promise<ParentReference | undefined> {
  const value = model.value(parameter, edits);
  if (value === '') return undefined;
  const declared = model.operation.parameters[parameter];
  const references = declared === undefined ? [] : referencesOf(declared);
  const field = references.find((reference) => reference.kind === kind)?.field;
  if (field === undefined) return { kind, id: value };
  const names = (resource: Resource): boolean => textOf(resource.attributes[field]) === value;
  const { target } = model;
  if (target?.kind === kind && names(target)) return { kind, id: target.id };
  const found = (await ports.source.list(kind, at, signal)).find(names);
  return found === undefined ? undefined : { kind, id: found.id };
}

/** The resources that a list in the row of the form's own resource names. */
function listedChoices(
  kind: KindId,
  subject: Resource | undefined,
  field: string,
  { catalogue, source, translate }: FormPorts,
): readonly ChoiceView[] {
  const list = subject?.attributes[field];
  if (subject === undefined || !Array.isArray(list)) return [];
  const [identity = ''] = catalogue.kind(kind).identity;
  const entries: readonly Attribute[] = list;
  const ids = entries.flatMap((entry) => idIn(entry, identity) ?? []);
  return ids.map((id) => {
    const { label, state } = linkById(subject, kind, id, { catalogue, translate, known: source.get.bind(source) });
    return { value: id, label: labelOf(label, id, state?.label) };
  });
}

function idIn(entry: Attribute, identity: string): string | undefined {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return textOf(entry);
  return textOf((entry as Readonly<Record<string, Attribute>>)[identity]);
}

function choiceOf(resource: Resource, reference: Reference, { catalogue, source, translate }: FormPorts): ChoiceView {
  const { field, states } = reference;
  const value = field === undefined ? resource.id : (textOf(resource.attributes[field]) ?? '');
  const { state } = linkTo(resource, { catalogue, translate, known: source.get.bind(source) });
  const label = labelOf(titleOf(resource), value, state?.label);
  const allowed = resource.state === undefined || (states?.includes(resource.state) ?? true);
  const why = allowed ? {} : { disabled: translate(message('Not possible in this state')) };
  return { value, label, ...why };
}

function labelOf(title: string, value: string, state: string | undefined): string {
  const id = shortText(value, 300);
  return [title, ...(title === id ? [] : [id]), ...(state === undefined ? [] : [state])].join(' \u00b7 ');
}
