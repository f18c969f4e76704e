import type { World } from '../world';
import { chance } from './chance';
import { durations } from './durations';

/*
 * The failures of a session that is unstable: one in each turn, at a time and for a while that look like chance. All of
 * it follows from the seed, the peer's ID and when the session came up, so that any moment of it can be told without
 * those before.
 */

/** A change of an unstable session, and when the next one is. */
export interface Flap {
  readonly session: 'Established' | 'Down' | 'Connect';
  /** When the session leaves this state, in milliseconds since 1970 UTC. */
  readonly until: number;
}

/** How long a turn, a session that is up, and one that is down last at least, however fast time is. */
const shortest = { turn: 5000, up: 1000, down: 1000 } as const;

/** How an unstable session is at a time from `since` on, at which it came up. */
export function flapAt(world: World, peerId: string, since: number, at: number): Flap {
  const turn = Math.floor((at - since) / turnMs(world));
  const loss = lossIn(world, peerId, since, turn);
  // The failure of a turn can go on into the next one, but not beyond the first loss that this can have.
  const begun = at >= loss ? turn : turn - 1;
  if (begun < 0) return { session: 'Established', until: loss };
  const down = at >= loss ? loss : lossIn(world, peerId, since, begun);
  const { least, most } = durations.sessionDown;
  const retry = down + Math.max(world.scaled(chance(world, `${peerId}/down/${begun}`, least, most)), shortest.down);
  if (at < retry) return { session: 'Down', until: retry };
  const established = retry + world.scaled(durations.sessionEstablishment);
  if (at < established) return { session: 'Connect', until: established };
  return { session: 'Established', until: at >= loss ? lossIn(world, peerId, since, turn + 1) : loss };
}

function turnMs(world: World): number {
  return Math.max(world.scaled(durations.sessionTurn), shortest.turn);
}

function lossIn(world: World, peerId: string, since: number, turn: number): number {
  const { least, most } = durations.sessionUp;
  const up = Math.max(world.scaled(chance(world, `${peerId}/up/${turn}`, least, most)), shortest.up);
  return since + turn * turnMs(world) + up;
}
