import type { Severity } from '../catalog/kind';
import type { ErrorView } from './error';

/** Where a value stands inside a resource's attributes; list indexes are decimal digits. */
export type FieldPath = readonly string[];

/** Another resource that the panel can open. `label` is its name or, without one, its ID. */
export interface LinkView {
  readonly key: string;
  readonly label: string;
  readonly kind: string;
  readonly icon: string;
  readonly state?: StateView;
}

/** A state as icon and text; the colour only repeats what they say. */
export interface StateView {
  readonly label: string;
  readonly severity: Severity | 'unknown';
  /** Name of a codicon. */
  readonly icon: string;
  readonly working: boolean;
}

/**
 * One value. Secrets carry no text: it is asked for by path (`reveal`). `raw` is what the service sent where the text
 * says what that means in other words.
 */
export type ValueView =
  | { readonly type: 'text'; readonly text: string; readonly raw?: string }
  | { readonly type: 'empty' }
  | { readonly type: 'boolean'; readonly value: boolean; readonly text: string }
  | { readonly type: 'number'; readonly text: string; readonly unit?: string }
  | { readonly type: 'time'; readonly iso: string; readonly local: string; readonly utc: string }
  | { readonly type: 'secret' }
  | { readonly type: 'link'; readonly link: LinkView }
  | { readonly type: 'list'; readonly items: readonly ValueView[] }
  | { readonly type: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly CellView[])[] };

/** A cell of a table; it has a path of its own because it may be a secret or be copied. */
export interface CellView {
  readonly path: FieldPath;
  readonly value: ValueView;
}

export interface RowView {
  readonly path: FieldPath;
  readonly label: string;
  readonly value: ValueView;
  readonly copyable: boolean;
}

export interface GroupView {
  readonly title: string;
  readonly rows: readonly RowView[];
}

/** What the resource may be asked to do. `unavailable` says why the service would refuse it now. */
export interface ActionView {
  readonly operation: string;
  readonly label: string;
  readonly icon: string;
  readonly summary: string;
  readonly destructive: boolean;
  readonly primary: boolean;
  readonly unavailable?: string;
}

/** Resources of one kind below this one. */
export interface ChildrenView {
  readonly title: string;
  readonly icon: string;
  /** All there are, of which `links` may be the first page. */
  readonly count: number;
  readonly links: readonly LinkView[];
  /** Why they could not be read. */
  readonly error?: ErrorView;
}

/** How fresh the page is: old values stay on screen while new ones are read or could not be read. */
export type Freshness =
  | { readonly status: 'fresh' }
  | { readonly status: 'loading' }
  | { readonly status: 'stale'; readonly error: ErrorView }
  | { readonly status: 'gone'; readonly text: string };

export type ChildrenState =
  | { readonly status: 'none' }
  | { readonly status: 'loading' }
  | { readonly status: 'loaded'; readonly groups: readonly ChildrenView[] }
  | { readonly status: 'failed'; readonly error: ErrorView };

/** Everything the details page of one resource shows. */
export interface DetailsView {
  readonly key: string;
  /** The name a person gave it or, without one, the ID. */
  readonly title: string;
  readonly id: string;
  readonly kind: string;
  readonly icon: string;
  /** Account and region, for people who have several. */
  readonly place: string;
  readonly state?: StateView;
  readonly parents: readonly LinkView[];
  readonly groups: readonly GroupView[];
  readonly children: ChildrenState;
  readonly actions: readonly ActionView[];
  /** True when a guide tells what comes next. */
  readonly guided: boolean;
  readonly freshness: Freshness;
}
