import { randomUUID } from 'node:crypto';

/** Chance as the room needs it; tests replace it. */
export interface Random {
  /** At least 0, less than 1: jitter. */
  fraction(): number;
  /** At most 64 ASCII characters, never the same twice: nonces and idempotency tokens (traps 13). */
  unique(): string;
}

export const systemRandom: Random = { fraction: () => Math.random(), unique: () => randomUUID() };
