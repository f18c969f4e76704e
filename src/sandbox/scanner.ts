/** A text of an option that cannot be understood: where, and what could stand there. */
export class OptionSyntaxError extends Error {
  override readonly name = 'OptionSyntaxError';

  constructor(
    /** A position in the text, counted from 0, or a path into JSON such as `[0].fault.kind`. */
    readonly at: number | string,
    readonly expected: readonly string[],
    found: string,
  ) {
    const place = typeof at === 'number' ? `At character ${at + 1}` : `At ${at === '' ? 'the top' : at}`;
    super(`${place}: expected ${expected.join(', ')}; found ${found}`);
  }
}

/** Reads a text piece by piece from its start. */
export class Scanner {
  private position = 0;

  constructor(private readonly text: string) {}

  get at(): number {
    return this.position;
  }

  get ended(): boolean {
    return this.position >= this.text.length;
  }

  /** Reads on over what fits the pattern here; undefined, and nothing read, when nothing fits. */
  take(pattern: RegExp): string | undefined {
    const sticky = new RegExp(pattern.source, 'y');
    sticky.lastIndex = this.position;
    const found = sticky.exec(this.text)?.[0];
    if (found !== undefined) this.position += found.length;
    return found;
  }

  /** @throws {OptionSyntaxError} when nothing fits */
  need(pattern: RegExp, ...expected: string[]): string {
    const start = this.position;
    return this.take(pattern) ?? this.fail(start, ...expected);
  }

  /** Reads one of the words, the longest that fits. @throws {OptionSyntaxError} when none does */
  oneOf<const Word extends string | number>(words: readonly Word[]): Word {
    const rest = this.text.slice(this.position);
    const fitting = words.filter((word) => rest.startsWith(String(word)));
    const [longest] = fitting.sort((a, b) => String(b).length - String(a).length);
    if (longest === undefined) return this.fail(this.position, ...words.map(String));
    this.position += String(longest).length;
    return longest;
  }

  fail(at: number, ...expected: string[]): never {
    const rest = this.text.slice(at, at + 20);
    throw new OptionSyntaxError(at, expected, rest === '' ? 'the end' : JSON.stringify(rest));
  }
}
