/** A file in the repository that is made from something else in it. */
export interface GeneratedFile {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

export function printJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
