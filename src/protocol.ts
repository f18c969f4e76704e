import type { DetailsView, FieldPath } from './protocol/details';
import type { CheckView, ChoiceView, Edits, FormView, JsonView, SubmitView } from './protocol/form';
import type { ErrorView } from './protocol/error';
import type { GuideView } from './protocol/guide';
import type { PageStrings } from './protocol/strings';

/** What is needed to build a panel again after a reload: kept by the page, checked by the host. Holds no secrets. */
export type Restore =
  | { readonly page: 'details'; readonly key: string }
  | {
      readonly page: 'guide';
      readonly guide: string;
      readonly account: string;
      readonly region: string;
      /** Absent as long as nothing has been started. */
      readonly key?: string;
    }
  | {
      readonly page: 'form';
      readonly operation: string;
      readonly account: string;
      readonly region: string;
      readonly key?: string;
      /** Values the form started from, so that a change by somebody else is still noticed after a reload. */
      readonly base: Edits;
    };

/** A whole page. The host sends a new one whenever anything on it changes; the page draws it. */
export type PageView = { readonly strings: PageStrings; readonly language: string } & (
  | { readonly page: 'empty'; readonly text: string }
  | { readonly page: 'loading'; readonly text: string; readonly restore?: Restore }
  | { readonly page: 'failed'; readonly error: ErrorView; readonly restore?: Restore }
  | { readonly page: 'details'; readonly view: DetailsView; readonly restore: Restore }
  | { readonly page: 'form'; readonly view: FormView; readonly restore: Restore }
  | { readonly page: 'guide'; readonly view: GuideView; readonly restore: Restore }
);

/** What the page asks of the host: request name -> body and reply. */
export interface ToHost {
  readonly ready: { readonly body: null; readonly reply: PageView };
  readonly retry: { readonly body: null; readonly reply: null };
  readonly openLog: { readonly body: null; readonly reply: null };
  readonly copyRequestId: { readonly body: { readonly requestId: string }; readonly reply: null };
  readonly open: { readonly body: { readonly key: string }; readonly reply: null };

  // The key is that of the resource on the page: a click that crosses a change of resource must not land on the new one.
  readonly reveal: {
    readonly body: { readonly key: string; readonly path: FieldPath };
    readonly reply: { readonly text: string };
  };
  readonly copy: { readonly body: { readonly key: string; readonly path: FieldPath }; readonly reply: null };
  readonly run: { readonly body: { readonly key: string; readonly operation: string }; readonly reply: null };
  readonly viewJson: { readonly body: { readonly key: string }; readonly reply: null };
  readonly openGuide: { readonly body: { readonly key: string }; readonly reply: null };

  /** Starts an operation that a step of a guide offers. The subject is that of the page that was clicked. */
  readonly runStep: {
    readonly body: { readonly subject: string; readonly step: string; readonly operation: string };
    readonly reply: null;
  };
  /** The person says that a step is done of which the service tells nothing. */
  readonly noteStep: { readonly body: { readonly subject: string; readonly step: string }; readonly reply: null };

  readonly check: { readonly body: { readonly edits: Edits }; readonly reply: CheckView };
  /** The present value of a form's secret. */
  readonly revealField: { readonly body: { readonly name: string }; readonly reply: { readonly text: string } };
  readonly choices: {
    readonly body: { readonly name: string; readonly edits: Edits };
    readonly reply: readonly ChoiceView[];
  };
  readonly submit: { readonly body: { readonly edits: Edits }; readonly reply: SubmitView };
  /** Has the service check the request without carrying it out. */
  readonly dryRun: { readonly body: { readonly edits: Edits }; readonly reply: SubmitView };
  /** The request as JSON, and what somebody made of it. */
  readonly json: { readonly body: { readonly edits: Edits }; readonly reply: { readonly text: string } };
  readonly applyJson: {
    readonly body: { readonly text: string; readonly edits: Edits };
    readonly reply: JsonView;
  };
  /** Opens the request as it would be sent, unsigned and without secrets. */
  readonly previewRequest: { readonly body: { readonly edits: Edits }; readonly reply: null };
  readonly cancelSubmit: { readonly body: null; readonly reply: null };
  readonly close: { readonly body: null; readonly reply: null };
}

/** What the host tells the page unasked: event name -> body. */
export interface ToPage {
  readonly page: PageView;
  readonly progress: { readonly text: string };
}

export type RequestName = keyof ToHost;
export type BodyOf<Name extends RequestName> = ToHost[Name]['body'];
export type ReplyOf<Name extends RequestName> = ToHost[Name]['reply'];

/** What travels between the two sides. Numbers of requests carry a prefix of their sender, because pages reload. */
export type Envelope =
  | { readonly type: 'request'; readonly id: string; readonly name: string; readonly body: unknown }
  | { readonly type: 'reply'; readonly id: string; readonly body: unknown }
  | { readonly type: 'failure'; readonly id: string; readonly error: ErrorView }
  | { readonly type: 'cancel'; readonly id: string }
  | { readonly type: 'event'; readonly name: string; readonly body: unknown };

export type { ErrorView, PageStrings };
