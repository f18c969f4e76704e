/**
 * Numbers that look random and come again with the same seed (SplitMix32: a counter whose steps are scrambled). One
 * number after the other, from 0 up to but not including 1.
 */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  next(): number {
    this.state = (this.state + 0x9e3779b9) >>> 0;
    return scrambled(this.state) / 2 ** 32;
  }

  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => Math.floor(this.next() * 256)));
  }
}

/** A seed that depends on every character of the texts, and is another one for almost every other text (FNV-1a). */
export function seedOf(seed: number, ...texts: readonly string[]): number {
  let hash = (0x811c9dc5 ^ scrambled(seed >>> 0)) >>> 0;
  for (const byte of Buffer.from(texts.join('\n'))) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return scrambled(hash);
}

function scrambled(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return (bits ^ (bits >>> 15)) >>> 0;
}
