import { createHash } from 'node:crypto';
import type { World } from '../world';

/** A number from `least` to `most` that looks like chance and is the same in every run of a world (its seed counts). */
export function chance(world: World, of: string, least: number, most: number): number {
  const bytes = createHash('sha256').update(`${world.seed}/${of}`).digest();
  return least + (bytes.readUInt32BE(0) % (most - least + 1));
}
