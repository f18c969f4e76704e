import { message } from '../catalog/message';
import type { Parameter } from '../catalog/parameter';
import { referencesOf } from '../catalog/parameter';
import { shortText } from '../estate/plainText';
import type { ControlView, FieldView, FormView, ListView } from '../protocol/form';
import { sentences } from '../workbench/sentences';
import type { AskedList } from './formLists';
import type { Asked } from './formValues';
import type { Translate } from './ports';

/** What fields are put into words with. */
export interface FieldContext {
  readonly translate: Translate;
  readonly language: string;
  readonly mode: FormView['mode'];
  /** Labels of the kinds that a reference may point to. */
  readonly kindLabel: (parameter: Parameter) => string;
  /** Why the parameter cannot be changed now; undefined when it can. */
  readonly lock: (parameter: Parameter) => string | undefined;
}

/** Longest text that still fits a single line comfortably. */
const oneLine = 128;

/** How one parameter is asked for. `current` is its value before any edit. */
export function fieldView({ name, parameter }: Asked, current: string, context: FieldContext): FieldView {
  const { translate } = context;
  const disabled = context.lock(parameter);
  const help = helpOf(parameter, current, context);
  return {
    name,
    label: translate({ text: parameter.label }),
    ...(help === '' ? {} : { help }),
    control: controlOf(name, parameter, current, context),
    value: parameter.secret === true ? '' : current,
    ...(parameter.example === undefined ? {} : { placeholder: parameter.example }),
    ...(parameter.unit === undefined ? {} : { unit: translate({ text: parameter.unit }) }),
    required: parameter.required === true,
    ...(disabled === undefined ? {} : { disabled }),
  };
}

/** How a list of objects is asked for: its fields once, for every entry. */
export function listView({ root, list, fields }: AskedList, context: FieldContext): ListView {
  const { translate } = context;
  const isRequired = fields.some(({ parameter }) => parameter.required === true);
  const { min = isRequired ? 1 : 0, max } = list;
  return {
    name: root,
    label: translate({ text: list.label }),
    item: translate({ text: list.item }),
    ...(list.help === undefined ? {} : { help: translate({ text: list.help }) }),
    least: isRequired ? min : 0,
    ...(max === undefined ? {} : { most: max }),
    group: isRequired ? 'required' : (fields[0]?.parameter.group ?? 'common'),
    fields: fields.map((field) => fieldView(field, '', context)),
  };
}

function helpOf(parameter: Parameter, current: string, { translate, language, mode }: FieldContext): string {
  const visible = shortText(current, 1_000);
  const unseen = parameter.secret !== true && current.length <= 1_000 && visible !== current && !current.includes('\n');
  const parts = [
    parameter.help === undefined ? undefined : translate({ text: parameter.help }),
    parameter.current === null && mode === 'edit' && parameter.type !== 'boolean'
      ? translate(message('The present value cannot be read; leave it empty to keep it.'))
      : undefined,
    unseen ? translate(message('The present value holds characters that cannot be seen: {0}', visible)) : undefined,
  ];
  return sentences(parts, language);
}

function controlOf(name: string, parameter: Parameter, current: string, context: FieldContext): ControlView {
  const { translate } = context;
  if (parameter.secret === true) return { type: 'secret', kept: current !== '' };
  if (name.endsWith('.N')) return { type: 'lines' };
  if (parameter.refersTo !== undefined) {
    return {
      type: 'picker',
      kind: context.kindLabel(parameter),
      dependsOn: dependenciesOf(parameter),
      ...none(parameter, current, context),
    };
  }
  if (isSwitch(parameter)) return booleanControl(parameter, current, context);
  if (parameter.values !== undefined) {
    const choices = parameter.values.map(({ value, meaning }) => ({
      value,
      label: choiceLabel(value, translate({ text: meaning })),
    }));
    // A value that the documents do not list is kept, not replaced by the first choice.
    if (current !== '' && !choices.some(({ value }) => value === current))
      choices.unshift({ value: current, label: shortText(current, 300) });
    return { type: 'select', choices, ...none(parameter, current, context) };
  }
  if (parameter.type !== 'string') return { type: 'number', ...limits(parameter) };
  const maxLength = parameter.maxLength === undefined ? {} : { maxLength: parameter.maxLength };
  return (parameter.maxLength ?? 0) > oneLine ? { type: 'textarea', ...maxLength } : { type: 'text', ...maxLength };
}

/** Other parameters that decide what the picker offers. */
function dependenciesOf(parameter: Parameter): readonly string[] {
  const names = referencesOf(parameter).flatMap(({ when, within }) => [
    ...(when === undefined ? [] : [when.parameter]),
    ...(within === undefined ? [] : [within.parameter]),
  ]);
  return [...new Set(names)];
}

/** Some switches travel as text (traps 38). */
export function isSwitch({ type, values }: Parameter): boolean {
  return (
    type === 'boolean' || (values?.length === 2 && values.every(({ value }) => value === 'true' || value === 'false'))
  );
}

/** A known switch is a checkbox; one that may be left to the service has three positions. */
function booleanControl(parameter: Parameter, current: string, context: FieldContext): ControlView {
  const { translate } = context;
  if (current !== '') return { type: 'checkbox', text: translate({ text: parameter.label }) };
  const choices = [
    { value: 'true', label: translate(message('Yes')) },
    { value: 'false', label: translate(message('No')) },
  ];
  return { type: 'select', choices, ...none(parameter, current, context) };
}

/** The choice that sends nothing. A value that is set cannot be unset by sending nothing, so then there is none. */
function none(parameter: Parameter, current: string, { translate, mode }: FieldContext): { none?: string } {
  if (parameter.required === true) return {};
  if (mode === 'edit') return current === '' ? { none: translate(message('Leave as it is')) } : {};
  if (parameter.default === undefined) return { none: translate(message('Not set')) };
  return { none: translate(message('Default ({0})', defaultLabel(parameter, parameter.default, translate))) };
}

function defaultLabel(parameter: Parameter, value: string, translate: Translate): string {
  if (isSwitch(parameter)) return translate(value === 'true' ? message('Yes') : message('No'));
  return value;
}

function choiceLabel(value: string, meaning: string): string {
  return meaning === value || meaning === '' ? value : `${value} \u2013 ${meaning}`;
}

function limits({ min, max }: Parameter): { min?: number; max?: number } {
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}
