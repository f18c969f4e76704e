/** What the documents say of a request: it is accepted, it is refused, or they leave it open. */
export interface Verdict {
  readonly expect: 'accepted' | 'refused' | 'either';
  readonly because: string;
  /** Codes of what the model knows to stand in the way: some are tolerated for no other reason. */
  readonly codes: readonly string[];
  /** Whether nothing but one reason with codes stands in the way, so that the code has to be one of them. */
  readonly only: boolean;
}

interface Reason {
  readonly because: string;
  readonly codes: readonly string[];
}

/** Collects what speaks against a request. A reason to refuse it outweighs what is left open. */
export class Judgement {
  private readonly reasons: Reason[] = [];
  private readonly doubts: Reason[] = [];

  /** The request is refused when this is so, with one of these codes where the documents or Terraform name any. */
  refusedIf(is: boolean, because: string, ...codes: readonly string[]): this {
    if (is) this.reasons.push({ because, codes });
    return this;
  }

  /** The documents do not say what becomes of the request when this is so. */
  openIf(is: boolean, because: string, ...codes: readonly string[]): this {
    if (is) this.doubts.push({ because, codes });
    return this;
  }

  verdict(): Verdict {
    const [reason] = this.reasons;
    const [doubt] = this.doubts;
    const all = [...this.reasons, ...this.doubts];
    const codes = all.flatMap((each) => each.codes);
    const only = all.length === 1 && reason !== undefined && codes.length > 0;
    if (reason !== undefined) return { expect: 'refused', because: reason.because, codes, only };
    if (doubt !== undefined) return { expect: 'either', because: doubt.because, codes, only };
    return { expect: 'accepted', because: '', codes, only };
  }
}
