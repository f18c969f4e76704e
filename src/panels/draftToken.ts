import { isUnknown } from '../api/errors';
import { isLastWord } from '../api/lastWord';
import type { Operation } from '../catalog/operation';
import type { Values } from '../catalog/problem';

/**
 * The idempotency token of a form's change. It stays the same for the same values until the service said yes or no, so
 * that saving again after a lost answer cannot carry the change out twice.
 */
export class DraftToken {
  private draft: { readonly values: string; readonly token: string } | undefined;
  /** True when an answer under the token was lost: a later no may come from the success of that one. */
  private wasLost = false;

  constructor(private readonly make: () => string) {}

  /** The token for these values. */
  for(values: Values): string {
    const text = JSON.stringify(Object.entries(values).sort(([left], [right]) => (left < right ? -1 : 1)));
    if (this.draft?.values === text) return this.draft.token;
    const token = this.make();
    this.renew({ values: text, token });
    return token;
  }

  /** The service carried the change out: the next one is another, whatever its values. */
  accepted(): void {
    this.renew();
  }

  /** A no ends the token; what may have been carried out, or still may be, does not. */
  failed(error: unknown, operation: Operation): void {
    if (isUnknown(error)) this.wasLost = true;
    if (isLastWord(error, operation) && !this.wasLost) this.renew();
  }

  private renew(draft?: { readonly values: string; readonly token: string }): void {
    this.draft = draft;
    this.wasLost = false;
  }
}
