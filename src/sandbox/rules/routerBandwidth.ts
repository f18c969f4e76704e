import { Refusal } from '../errors';
import type { PhysicalConnection } from '../model';

/** Bandwidths of a VBR in Mbit/s. Thousands are binary here; 50120 is what the documents print for 51200 (traps 42). */
const bandwidths: ReadonlySet<number> = new Set([
  50, 100, 200, 300, 400, 500, 1000, 2048, 5120, 8192, 10_240, 20_480, 40_960, 50_120, 51_200, 61_440, 102_400,
]);

/** The bandwidth that a VBR gets: that of its hosted connection, or what is asked for out of a dedicated one (003 6.1). */
export function routerBandwidth(line: PhysicalConnection, asked: number | undefined): number {
  if (line.hosting !== null) return line.bandwidthMbps;
  if (asked === undefined) return line.bandwidthMbps;
  // No code is documented for other values; this one is that of hosted connections.
  if (!bandwidths.has(asked)) throw new Refusal(400, 'IllegalParam.Bandwidth', `A VBR is not given ${asked} Mbit/s`);
  if (asked > line.bandwidthMbps * 1.024) {
    const message = `Physical connection ${line.id} has ${line.bandwidthMbps} Mbit/s, not ${asked}`;
    throw new Refusal(400, 'ResourceNotEnough.Bandwidth', message);
  }
  return asked;
}
