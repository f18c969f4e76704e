import { isLastWord } from '../api/lastWord';
import type { Operation } from '../catalog/operation';
import type { Values } from '../catalog/problem';

/**
 * The idempotency token of a form's change. It stays the same for the same values until the service said yes or no, so
 * that saving again after a lost answer cannot carry the change out twice.
 */
export class DraftToken {
  private draft: { readonly values: string; readonly token: string } | undefined;

  constructor(private readonly make: () => string) {}

  /** The token for these values. */
  for(values: Values): string {
    const text = JSON.stringify(Object.entries(values).sort(([left], [right]) => (left < right ? -1 : 1)));
    if (this.draft?.values !== text) this.draft = { values: text, token: this.make() };
    return this.draft.token;
  }

  /** The service carried the change out: the next one is another, whatever its values. */
  accepted(): void {
    this.draft = undefined;
  }

  /** A no ends the token; what may have been carried out, or still may be, does not. */
  failed(error: unknown, operation: Operation): void {
    if (isLastWord(error, operation)) this.draft = undefined;
  }
}
