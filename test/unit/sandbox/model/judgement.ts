/** What the documents say of a request: it is accepted, it is refused, or they leave it open. */
export type Verdict =
  | { readonly expect: 'accepted' }
  | { readonly expect: 'refused'; readonly because: string }
  | { readonly expect: 'either'; readonly because: string };

/** Collects what speaks against a request. A reason to refuse it outweighs what is left open. */
export class Judgement {
  private reason: string | undefined;
  private doubt: string | undefined;

  /** The request is refused when this is so. */
  refusedIf(is: boolean, because: string): this {
    if (is) this.reason ??= because;
    return this;
  }

  /** The documents do not say what becomes of the request when this is so. */
  openIf(is: boolean, because: string): this {
    if (is) this.doubt ??= because;
    return this;
  }

  verdict(): Verdict {
    if (this.reason !== undefined) return { expect: 'refused', because: this.reason };
    if (this.doubt !== undefined) return { expect: 'either', because: this.doubt };
    return { expect: 'accepted' };
  }
}
