import { message } from '../catalog/message';
import type { Reference } from '../catalog/parameter';
import { plainText } from '../estate/plainText';
import type { Resource } from '../estate/resource';
import { textOf } from '../estate/toResource';
import type { ChoiceView, Edits } from '../protocol/form';
import type { FormModel } from './formModel';
import { linkTo, titleOf } from './links';
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
  const { within } = reference;
  const parent =
    within === undefined ? undefined : { kind: within.kind, id: model.value(within.parameter, asking.edits) };
  // Nothing can be below what was not chosen yet.
  if (parent?.id === '') return [];
  const resources = await ports.source.list(reference.kind, { ...at, ...(parent && { parent }) }, signal);
  return resources
    .filter((resource) => resource.key !== model.target?.key)
    .map((resource) => choiceOf(resource, reference, ports));
}

function choiceOf(resource: Resource, reference: Reference, { catalogue, source, translate }: FormPorts): ChoiceView {
  const { field, states } = reference;
  const value = field === undefined ? resource.id : (textOf(resource.attributes[field]) ?? '');
  const { state } = linkTo(resource, { catalogue, translate, known: source.get.bind(source) });
  const title = titleOf(resource);
  const label = [
    title,
    ...(title === plainText(value) ? [] : [plainText(value)]),
    ...(state === undefined ? [] : [state.label]),
  ];
  const allowed = resource.state === undefined || (states?.includes(resource.state) ?? true);
  const why = allowed ? {} : { disabled: translate(message('Not possible in this state')) };
  return { value, label: label.join(' \u00b7 '), ...why };
}
