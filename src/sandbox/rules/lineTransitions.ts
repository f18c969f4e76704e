import { lineOfLetter, ownerOfTerm } from '../ids';
import type { LetterOfAuthorizationTask, LineOrderTask } from '../model';
import type { World } from '../world';
import { durations } from './durations';
import { endLineTerm, endOfTerm, planLineTerm, releaseLine, renewLine } from './lineTerms';
import { payOccupancy, removeLine } from './occupancy';
import { continueAfterSetup } from './setup';

type Kind =
  | LetterOfAuthorizationTask
  | LineOrderTask
  | `physicalConnection.${'recovered' | 'forgotten' | 'expired' | 'released'}`;

/** What people do about LOAs and orders, and what becomes of hosted connections (traps section 10). */
export const lineTransitions: Readonly<Record<Kind, (world: World, id: string) => void>> = {
  // So that both outcomes can be seen, an application of a company whose name ends with -reject is rejected.
  'letterOfAuthorization.review': (world, id) => {
    const letter = world.lettersOfAuthorization.get(id);
    const line = world.physicalConnections.get(lineOfLetter(id));
    if (line?.loaStatus !== 'Applying' || letter === undefined) return;
    if (letter.companyName.endsWith('-reject')) {
      line.loaStatus = 'Rejected';
      letter.reason = 'IllegalParam.CardId';
      return;
    }
    line.loaStatus = 'Accept';
    world.schedule('letterOfAuthorization.issue', id, durations.letterIssue);
  },

  'letterOfAuthorization.issue': (world, id) => {
    const line = world.physicalConnections.get(lineOfLetter(id));
    if (line?.loaStatus === 'Accept') line.loaStatus = 'Available';
  },

  'letterOfAuthorization.accept': (world, id) => {
    const line = world.physicalConnections.get(lineOfLetter(id));
    if (line?.loaStatus === 'Completing') line.loaStatus = 'Complete';
  },

  // An account whose balance does not cover an order is played by a line whose name ends with -unpaid.
  'lineOrder.paid': (world, id) => {
    const order = world.lineOrders.get(id);
    const line = order && world.physicalConnections.get(order.lineId);
    if (order?.status !== 'Unpaid' || line === undefined) return;
    if (line.name.endsWith('-unpaid')) {
      order.status = 'Void';
      return;
    }
    order.status = 'Paid';
    order.paid = world.now();
    if (order.kind === 'renewal') renewLine(world, line, order.months);
    else if (order.kind === 'occupancy') payOccupancy(world, line);
    else continueAfterSetup(world, line);
  },

  // Where recovering leads is not stated: back to where the termination began.
  'physicalConnection.recovered': (world, id) => {
    const line = world.physicalConnections.get(id);
    if (line?.status !== 'Terminated') return;
    line.status = 'Enabled';
    line.ends = endOfTerm(world, line);
    planLineTerm(world, line);
  },

  'physicalConnection.expired': (world, id) => {
    const line = world.physicalConnections.get(ownerOfTerm(id));
    if (line !== undefined) endLineTerm(world, line);
  },

  'physicalConnection.released': (world, id) => {
    const line = world.physicalConnections.get(ownerOfTerm(id));
    if (line !== undefined) releaseLine(world, line);
  },

  'physicalConnection.forgotten': (world, id) => {
    if (world.physicalConnections.get(id)?.hosting?.vpconnStatus === 'Deleted') removeLine(world, id);
  },
};
