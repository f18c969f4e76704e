import fc from 'fast-check';
import type { Moves } from './asked';
import { bgpMoves } from './bgpMoves';
import type { EstateCommand } from './command';
import { Elsewhere } from './elsewhere';
import { failoverMoves } from './failoverMoves';
import { hostedMoves } from './hostedMoves';
import { interfaceMoves } from './interfaceMoves';
import { letterMoves } from './letterMoves';
import { lineMoves } from './lineMoves';
import { Read, Repeat, SaveAndLoad, Wait } from './otherSteps';
import { routeMoves } from './routeMoves';
import { routerMoves } from './routerMoves';
import type { Tally } from './tally';
import { Write } from './write';

export const moves: Moves = {
  ...lineMoves,
  ...letterMoves,
  ...hostedMoves,
  ...routerMoves,
  ...interfaceMoves,
  ...routeMoves,
  ...bgpMoves,
  ...failoverMoves,
};

/** Operations that have to come one after the other to get anywhere are drawn more often than others. */
const weights: Readonly<Record<string, number>> = {
  CreateRouterInterface: 4,
  ModifyRouterInterfaceAttribute: 5,
  ConnectRouterInterface: 4,
  ActivateRouterInterface: 3,
  DeactivateRouterInterface: 3,
  ModifyVpcPeerConnection: 2,
  AcceptVpcPeerConnection: 2,
  CreateVbrHa: 2,
  CreateVpcPeerConnection: 3,
  CreateRouteEntry: 4,
  CreateVpconnFromVbr: 2,
  AttachVbrToVpconn: 3,
  CreatePhysicalConnectionOccupancyOrder: 3,
  ConfirmPhysicalConnection: 4,
  ApplyPhysicalConnectionLOA: 3,
  CompletePhysicalConnectionLOA: 2,
  EnablePhysicalConnection: 2,
  TerminatePhysicalConnection: 3,
  RecoverPhysicalConnection: 3,
  UnassociatePhysicalConnectionFromVirtualBorderRouter: 2,
};

const second = 1000;
const minute = 60 * second;
const day = 24 * 60 * minute;

/** From a moment in which nothing happens to weeks in which everything ends. */
const waits = [0.001, 0.4, 1, 2, 3, 5, 10, 30, 60, 120, 600].map((seconds) => seconds * second);
const longWaits = [60 * minute, day, 3 * day, 8 * day, 35 * day];

/** Commands for `fc.modelRun`, all from one generator. */
export function sequences(tally: Tally, commands: number): fc.Arbitrary<Iterable<EstateCommand>> {
  const numbers = fc.array(fc.nat(999), { minLength: 8, maxLength: 8 });
  const write = (action: string): { weight: number; arbitrary: fc.Arbitrary<EstateCommand> } => {
    const move = moves[action];
    if (move === undefined) throw new Error(`There is no move ${action}`);
    return { weight: weights[action] ?? 1, arbitrary: numbers.map((drawn) => new Write(tally, action, move, drawn)) };
  };
  // The other product finds its resources in whatever region (its RegionId is optional).
  const regional = Object.keys(moves).filter((action) => !action.includes('VpcPeer'));
  const elsewhere = fc.constantFrom(...regional).chain((action) =>
    numbers.map((drawn): EstateCommand => {
      const move = moves[action];
      if (move === undefined) throw new Error(`There is no move ${action}`);
      return new Elsewhere(tally, action, move, drawn);
    }),
  );
  const some = fc.oneof(
    ...Object.keys(moves).map(write),
    { weight: 4, arbitrary: elsewhere },
    { weight: 16, arbitrary: fc.constantFrom(...waits).map((ms): EstateCommand => new Wait(tally, ms)) },
    { weight: 2, arbitrary: fc.constantFrom(...longWaits).map((ms): EstateCommand => new Wait(tally, ms)) },
    { weight: 4, arbitrary: numbers.map((drawn): EstateCommand => new Read(tally, drawn)) },
    { weight: 4, arbitrary: fc.constant(undefined).map((): EstateCommand => new Repeat(tally)) },
    { weight: 1, arbitrary: fc.constant(undefined).map((): EstateCommand => new SaveAndLoad(tally)) },
  );
  return fc.commands([some], { maxCommands: commands, size: 'max' });
}
