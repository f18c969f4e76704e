import type { Delay } from './fault';
import type { Random } from '../random';

/** A delay in milliseconds. Takes as many random numbers for each shape, whatever they are. */
export function drawDelay(delay: Delay, random: Random): number {
  if (typeof delay === 'number') return delay;
  switch (delay.shape) {
    case 'uniform':
      return delay.from + random.next() * (delay.to - delay.from);
    case 'exponential':
      return Math.min(delay.atMost, -delay.mean * Math.log(1 - random.next()));
    case 'longTail':
      return Math.min(delay.atMost, delay.median * Math.exp(delay.spread * normal(random)));
  }
}

/** Around 0 with a standard deviation of 1 (Box and Muller). */
function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return radius * Math.cos(2 * Math.PI * random.next());
}
