import type { Change, ChangeContext, Outcome } from '../actions/change';
import type { Catalogue } from '../catalog/catalogue';
import type { KindId } from '../catalog/kindId';
import type { Message } from '../catalog/message';
import type { Operation } from '../catalog/operation';
import type { Subscription } from '../estate/emitter';
import type { Resource, ResourceKey } from '../estate/resource';
import type { ParentReference } from '../estate/scope';
import type { ErrorView } from '../protocol/error';

/** Turns a message into the person's language. */
export type Translate = (message: Message) => string;

/** Resources of one kind below another one. */
export interface ChildGroup {
  readonly kind: KindId;
  readonly resources: readonly Resource[];
  /** All there are; more than `resources` when only a first page was read. */
  readonly total: number;
  /** Why they could not be read; then there are none here, whatever there is. */
  readonly failure?: Error;
}

/** What the panels need to know of an account's resources. Everything that rejects does so with a typed error. */
export interface ResourceSource {
  /** From memory, without asking the service. Undefined when it was not read: that does not say that there is none. */
  get(key: ResourceKey): Resource | undefined;
  /** Reads one resource afresh; undefined when it does not exist (any more). */
  refresh(key: ResourceKey, signal: AbortSignal): Promise<Resource | undefined>;
  /** Tells which resources were read again, changed or went away. */
  onDidChange(listener: (keys: readonly ResourceKey[]) => void): Subscription;
  /**
   * Resources of every kind below this one, one group a kind, in the catalogue's order; from memory unless `afresh`.
   * Works on the key alone: the resource itself need not have been read.
   */
  children(key: ResourceKey, how: ChildrenReading): Promise<readonly ChildGroup[]>;
  /** Every resource of a kind in one region of an account, or below one parent, for pickers. */
  list(
    kind: KindId,
    place: Place & { readonly parent?: ParentReference },
    signal: AbortSignal,
  ): Promise<readonly Resource[]>;
  /** What the person calls the account. */
  accountName(account: string): string;
}

export interface ChildrenReading {
  readonly signal: AbortSignal;
  readonly afresh: boolean;
}

export interface Place {
  readonly account: string;
  readonly region: string;
}

/** The one path of a change, seen from a form: it is sent, and what follows the service's yes happens in the background. */
export interface ChangeSender {
  /**
   * `values` is the complete request but for `provided` parameters; the subject's or parent's parameters are in it.
   * Resolves as soon as the service accepted it. Rejects with the typed error; being stopped before anything was sent
   * rejects with one that {@link PanelPorts.describe} calls undefined.
   */
  send(change: Change, context: ChangeContext): Promise<Outcome>;
  /** Has the service check the change without carrying it out. Rejects as `send` does. */
  dryRun(change: Change, context: ChangeContext): Promise<Outcome>;
}

/** What both kinds of panel need of their surroundings. */
export interface PanelPorts {
  readonly catalogue: Catalogue;
  readonly source: ResourceSource;
  readonly translate: Translate;
  /** Language of the person as a BCP 47 tag, for times. */
  readonly language: string;
  /** IANA name of the person's time zone; the machine's own when absent. */
  readonly timeZone?: string;
  /** What to show of an error; undefined when it only says that the person cancelled. */
  readonly describe: (error: unknown) => ErrorView | undefined;
  /** Tells the person of an error outside of any page, for when nobody can see the page that it belongs to. */
  readonly reportError: (error: unknown) => void;
  /** A line in the log, in English and without secrets. */
  readonly log: (line: string) => void;
  readonly copy: (text: string) => Promise<void>;
  readonly openLog: () => void;
  readonly openResource: (key: ResourceKey) => void;
}

export interface DetailsPorts extends PanelPorts {
  /** Starts an operation on a resource: its form, or its confirmation. */
  readonly runOperation: (operation: string, key: ResourceKey) => void;
  readonly viewJson: (key: ResourceKey) => void;
  /** Opens the guide for a resource; asks which one when there are several. */
  readonly openGuide: (key: ResourceKey) => void;
}

/** Where an operation starts: on or under a resource, or in a region. A creation may be `insteadOf` what has failed. */
export type OperationPlace = Place & { readonly key?: ResourceKey; readonly insteadOf?: ResourceKey };

export interface GuidePorts extends PanelPorts {
  /** Starts an operation as its command does: its form, or its confirmation. */
  readonly startOperation: (operation: string, at: OperationPlace) => void;
  readonly notes: StepNotes;
}

/** Steps that the service tells nothing of and that are done, by the resource that a guide is about. */
export interface StepNotes {
  of(key: ResourceKey): ReadonlySet<string>;
  add(key: ResourceKey, step: string): Promise<void>;
  /** The service accepted a change: steps may be done with it, or open again. */
  accepted(change: Change): Promise<void>;
}

/** Which guide to show, where, and on which resource; without one as long as nothing has been started. */
export interface GuideTarget extends Place {
  readonly guide: string;
  readonly key?: ResourceKey;
}

export interface FormPorts extends PanelPorts {
  readonly sender: ChangeSender;
  /** Asks before service is lost, as for changes without a form. Rejects when the person does not want it after all. */
  readonly confirm: (operation: Operation, subject: Resource) => Promise<void>;
  /** Opens a change as the request that would be sent: unsigned, without token and secrets. */
  readonly previewRequest: (change: Change) => Promise<void>;
}

/** Which form to open: an operation, where, and on or under which resource. */
export interface FormTarget extends Place {
  readonly operation: string;
  readonly key?: ResourceKey;
  /** What a creation is to take the place of, when it was started for that. */
  readonly insteadOf?: ResourceKey;
}
