import type { ErrorView } from './error';

export interface ChoiceView {
  readonly value: string;
  readonly label: string;
  readonly disabled?: string;
}

/** How a parameter is asked for. Values are texts; the host turns them into the declared types. */
export type ControlView =
  | { readonly type: 'text'; readonly maxLength?: number }
  | { readonly type: 'number'; readonly min?: number; readonly max?: number }
  | { readonly type: 'textarea'; readonly maxLength?: number }
  /** A repeated parameter, one value per line. */
  | { readonly type: 'lines' }
  /** `none` is the text of the choice that sends nothing; absent when one has to be chosen. */
  | { readonly type: 'select'; readonly choices: readonly ChoiceView[]; readonly none?: string }
  | { readonly type: 'checkbox'; readonly text: string }
  /** `kept` says that the resource has a value which stays unless a new one is typed. */
  | { readonly type: 'secret'; readonly kept: boolean }
  /** A resource; choices are asked for with `choices`, and an ID can be typed as well. */
  | {
      readonly type: 'picker';
      readonly kind: string;
      /** Wire names of the fields that decide what there is to choose from. */
      readonly dependsOn: readonly string[];
      readonly none?: string;
    };

/** One parameter. `value` is what stands in it before the person edits; it is always empty for secrets. */
export interface FieldView {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly control: ControlView;
  readonly value: string;
  readonly placeholder?: string;
  readonly unit?: string;
  readonly required: boolean;
  /** Why it cannot be changed now, as a whole sentence; absent when it can. */
  readonly disabled?: string;
}

/** A list of objects. Its fields are declared once, with `.N` in their names for the number of the entry. */
export interface ListView {
  /** Wire name of the list. */
  readonly name: string;
  readonly label: string;
  /** What one entry is called. */
  readonly item: string;
  readonly help?: string;
  /** Entries that are always there, and how many there can be. */
  readonly least: number;
  readonly most?: number;
  readonly group: FormGroupView['id'];
  readonly fields: readonly FieldView[];
}

export interface FormGroupView {
  readonly id: 'required' | 'common' | 'advanced';
  readonly title: string;
  readonly fields: readonly FieldView[];
  readonly lists: readonly ListView[];
  readonly collapsed: boolean;
}

export interface ProblemView {
  readonly name: string;
  readonly severity: 'error' | 'warning';
  readonly text: string;
}

/** One line of "What will change". `again` marks values sent because the service would reset them (traps 48). */
export interface ChangeView {
  readonly name: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly why: 'changed' | 'again';
}

/** What the host thinks of the edits so far. */
export interface CheckView {
  readonly problems: readonly ProblemView[];
  readonly changes: readonly ChangeView[];
  readonly canSubmit: boolean;
  /** Wire names of the fields that apply to these values. */
  readonly shown: readonly string[];
  /** Wire names of the fields that these values make necessary. */
  readonly required: readonly string[];
  /** Wire names of the secrets of which the host holds a newly typed value; the value itself never comes back. */
  readonly typed: readonly string[];
}

/** A field that somebody else changed between reading and saving. */
export interface ConflictRow {
  readonly name: string;
  readonly label: string;
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
}

export type SubmitView =
  | { readonly kind: 'done'; readonly message: string; readonly requestId?: string; readonly key?: string }
  | { readonly kind: 'conflict'; readonly rows: readonly ConflictRow[] }
  | { readonly kind: 'invalid'; readonly check: CheckView }
  | { readonly kind: 'failed'; readonly error: ErrorView }
  /** The service checked the request and carried nothing out. */
  | { readonly kind: 'checked'; readonly message: string; readonly requestId?: string }
  | { readonly kind: 'cancelled'; readonly message: string };

/**
 * What JSON means for the form: edits without secrets, or why it cannot be a request. `forget` names the secrets of the
 * page that are removed or replaced by it; `check.typed` says which ones the host still holds.
 */
export type JsonView =
  | { readonly edits: Edits; readonly check: CheckView; readonly forget: readonly string[] }
  | { readonly problem: string };

/**
 * Values that a person typed, by wire name. From the page to the host secrets are among them: a secret that is not there
 * stays as it was typed before, an empty one takes that back. Nothing else ever holds a secret.
 */
export type Edits = Readonly<Record<string, string>>;

/** Everything the form page shows. */
export interface FormView {
  readonly title: string;
  readonly summary: string;
  readonly costs?: string;
  /** `act` for everything that neither creates nor edits: nothing stands in the form before, and no change is needed. */
  readonly mode: 'create' | 'edit' | 'act';
  readonly submitLabel: string;
  /** Whether the service can check the request without carrying it out. */
  readonly dryRun: boolean;
  /** What the form works on or creates under, already filled in. */
  readonly target: readonly { readonly label: string; readonly value: string; readonly key?: string }[];
  readonly groups: readonly FormGroupView[];
  /** Edits the host still has of an earlier visit. */
  readonly edits: Edits;
  readonly check: CheckView;
  /** Text of the progress when a change is on its way; the page may have been reloaded meanwhile. */
  readonly progress?: string;
  readonly outcome?: SubmitView;
}
