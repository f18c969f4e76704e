import type { Message } from './message';

/** Values of a request as a form holds them: wire name -> text. Repeated parameters are numbered (`VlanIds.1`). */
export type Values = Readonly<Record<string, string>>;

/** One thing wrong, or worth a warning, with one parameter of a request. */
export interface Problem {
  /** Wire name of the parameter the message belongs to. */
  readonly parameter: string;
  readonly severity: 'error' | 'warning';
  readonly message: Message;
}
