import type { Catalogue } from '../catalog/catalogue';
import type { Message } from '../catalog/message';
import { message } from '../catalog/message';
import type { Operation } from '../catalog/operation';
import type { Parameter } from '../catalog/parameter';
import { referencesOf } from '../catalog/parameter';
import { shortText } from '../estate/plainText';
import type { Resource } from '../estate/resource';
import { shortId, stateMessage } from '../estate/resourceName';
import type { FormView } from '../protocol/form';
import type { FieldContext } from './formFields';
import { isSwitch } from './formFields';
import { hiddenSecret } from './hiddenSecrets';
import type { AskedList } from './formLists';
import { entryOf } from './formLists';
import { titleOf } from './links';
import type { Translate } from './ports';

/** What the form is put into words with. */
export interface FormContext {
  readonly catalogue: Catalogue;
  readonly translate: Translate;
  readonly language: string;
}

/** What a form does to its resource: forms that act neither start from present values nor need a change. */
export function modeOf({ effect }: Operation): FormView['mode'] {
  if (effect === 'create') return 'create';
  return effect === 'modify' ? 'edit' : 'act';
}

/** Puts a form into words: labels, values, states. `subject` is what the form works on or creates under. */
export class FormWords {
  constructor(
    private readonly operation: Operation,
    private readonly context: FormContext,
    private readonly lists: readonly AskedList[],
    private readonly subject: Resource | undefined,
  ) {}

  say(text: Message): string {
    return this.context.translate(text);
  }

  submitLabel(): string {
    switch (modeOf(this.operation)) {
      case 'create':
        return this.say(this.operation.button === undefined ? message('Create') : { text: this.operation.button });
      case 'edit':
        return this.say(message('Save'));
      case 'act':
        return this.say({ text: this.operation.label });
    }
  }

  fields(): FieldContext {
    const { translate, language, catalogue } = this.context;
    return {
      translate,
      language,
      mode: modeOf(this.operation),
      kindLabel: (parameter) => {
        const labels = referencesOf(parameter).map(({ kind }) => translate({ text: catalogue.kind(kind).label }));
        return new Intl.ListFormat(language, { type: 'disjunction' }).format(new Set(labels));
      },
      lock: (parameter) => this.lock(parameter),
    };
  }

  target(): FormView['target'] {
    if (this.subject === undefined) return [];
    const label = this.say({ text: this.context.catalogue.kind(this.subject.kind).label });
    const title = titleOf(this.subject);
    const id = shortText(shortId(this.subject), 300);
    return [{ label, value: title === id ? id : `${title} (${id})`, key: this.subject.key }];
  }

  label(name: string, { label }: Parameter): string {
    const entry = entryOf(this.lists, name);
    const own = this.say({ text: label });
    if (entry === undefined) return own;
    return this.say(message('{0} {1}: {2}', { text: entry.asked.list.item }, entry.number, own));
  }

  value(parameter: Parameter, value: string): string {
    if (value === '') return '';
    if (parameter.secret === true) return hiddenSecret;
    if (isSwitch(parameter) && value === 'true') return this.say(message('Yes'));
    if (isSwitch(parameter) && value === 'false') return this.say(message('No'));
    const text = shortText(value.replaceAll('\n', ', '), 1_000);
    return parameter.unit === undefined ? text : `${text} ${this.say({ text: parameter.unit })}`;
  }

  state(id: string): Message {
    if (this.subject === undefined) return { text: id };
    return stateMessage(this.context.catalogue.kind(this.subject.kind), { state: id, wireState: id });
  }

  private lock({ editableIn }: Parameter): string | undefined {
    const state = this.subject?.state;
    if (editableIn === undefined || state === undefined || editableIn.includes(state)) return undefined;
    const states = new Intl.ListFormat(this.context.language, { type: 'disjunction' }).format(
      editableIn.map((id) => this.say(this.state(id))),
    );
    return this.say(message('Can be changed only in state {0}.', states));
  }
}
