import type { Freshness, LinkView } from './details';

export type StepStatus = 'done' | 'notNeeded' | 'possible' | 'waiting' | 'failed' | 'ahead';

/** A button that opens the form or the confirmation of an operation. */
export interface StepAction {
  readonly operation: string;
  readonly label: string;
}

/** One step. Only the current one has actions. */
export interface StepView {
  readonly id: string;
  readonly title: string;
  readonly status: StepStatus;
  /** The status in words, for example "Waiting for Alibaba Cloud". */
  readonly label: string;
  /** Name of a codicon. */
  readonly icon: string;
  readonly current: boolean;
  /** Whose doing it is, as things stand. */
  readonly by: string;
  readonly explanation: string;
  readonly fact?: string;
  /** What to do about a step that failed. */
  readonly wayOut?: string;
  /** What the first action costs. */
  readonly costs?: string;
  readonly actions: readonly StepAction[];
  /** Says that the service does not tell whether the step is done, and that the person may. */
  readonly untold?: string;
}

/** Everything that a guide shows. */
export interface GuideView {
  /** The resource that it is about; empty as long as nothing has been started. A click that crosses a change of it does nothing. */
  readonly subject: string;
  readonly title: string;
  readonly intro: string;
  /** For people who have several accounts and regions. */
  readonly place: string;
  /** Where things stand, in one sentence. */
  readonly summary: string;
  /** The resource and what else belongs to it. */
  readonly links: readonly LinkView[];
  readonly steps: readonly StepView[];
  readonly freshness: Freshness;
}
