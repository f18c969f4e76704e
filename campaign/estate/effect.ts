/** Header by which a window says which write of the campaign a request belongs to; it is not part of what is signed. */
export const writeHeader = 'x-campaign-write';

/** One change that the sandbox carried out. */
export interface Effect {
  readonly operation: string;
  readonly account: string;
  /** The number of the write that was asked for, as its request said; undefined when it did not. */
  readonly write: number | undefined;
  readonly token: string | undefined;
  /** Milliseconds since 1970 on the clock of the campaign. */
  readonly at: number;
}
