interface Weighted {
  readonly weight: number;
}

/**
 * Repeatable pseudo-random numbers: mulberry32 of Tommy Ettinger, 32 bits of state and a period of 2^32. Good enough for
 * estates and faults, useless for secrets. The same seed gives the same numbers on every machine.
 */
export class Random {
  private state: number;

  /** Any integer; its lowest 32 bits count. */
  constructor(seed: number) {
    this.state = seed | 0;
  }

  /** From 0 up to, but not including, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `lowest` to `highest`, both included. */
  integer(lowest: number, highest: number): number {
    return lowest + Math.floor(this.next() * (highest - lowest + 1));
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.integer(0, 255)));
  }

  pick<const Items extends readonly [unknown, ...unknown[]]>(items: Items): Items[number] {
    return items[this.integer(0, items.length - 1)] ?? items[0];
  }

  /** Picks an item as often as its weight tells. Weights are above 0. */
  weighted<const Items extends readonly [Weighted, ...Weighted[]]>(items: Items): Items[number] {
    let left = this.next() * items.reduce((sum, { weight }) => sum + weight, 0);
    for (const item of items) {
      left -= item.weight;
      if (left < 0) return item;
    }
    return items[0];
  }
}

/** A seed that depends on every character of the texts, and is another one for almost every other text (FNV-1a). */
export function seedOf(seed: number, ...texts: readonly string[]): number {
  let hash = (0x811c9dc5 ^ scrambled(seed >>> 0)) >>> 0;
  for (const byte of Buffer.from(texts.join('\n'))) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return scrambled(hash);
}

/** Spreads what differs in a few bits over all of them (the finisher of SplitMix32). */
function scrambled(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return (bits ^ (bits >>> 15)) >>> 0;
}
