import { type Message, message } from '../message';
import type { Problem, Values } from '../problem';
import { described } from './described';

/** Cross rule: the initiating side pays for a bandwidth, the accepting side has none of its own (003 5.1, traps 51). */
export const specificationFitsRole = described(
  'Spec is Negative on the accepting side and a bandwidth on the initiating side.',
  ({ Role, Spec = '' }: Values): readonly Problem[] => {
    if (Spec === '') return [];
    if (Role === 'AcceptingSide' && Spec !== 'Negative') {
      return error('Spec', message('The accepting side has no bandwidth of its own: choose Negative'));
    }
    if (Role === 'InitiatingSide' && Spec === 'Negative') {
      return error('Spec', message('Negative is for the accepting side only: choose a bandwidth'));
    }
    return [];
  },
);

/** Cross rule: of the two sides, a VBR is always the initiating one (003 5.1). */
export const vbrInitiates = described(
  'Of the two sides, a VBR is always the initiating one.',
  ({ Role, RouterType, OppositeRouterType }: Values): readonly Problem[] => {
    if (RouterType === 'VBR' && Role === 'AcceptingSide') {
      return error('Role', message('A VBR can only be the initiating side'));
    }
    if (OppositeRouterType === 'VBR' && Role === 'InitiatingSide') {
      return error(
        'OppositeRouterType',
        message('A VBR cannot be the accepting side: choose the other role or VRouter'),
      );
    }
    return [];
  },
);

/** Cross rule: an interface has an access point exactly if its router is a VBR (003 5.1: InvalidAccessPoint.ValueNotAllowed). */
export const accessPointsOnVbrsOnly = described(
  'AccessPointId and OppositeAccessPointId are given for VBRs only.',
  (values: Values): readonly Problem[] => {
    const misplaced = message('Only a VBR has an access point');
    const given = (parameter: string): boolean => (values[parameter] ?? '') !== '';
    return [
      ...(values.RouterType === 'VRouter' && given('AccessPointId') ? error('AccessPointId', misplaced) : []),
      ...(values.OppositeRouterType === 'VRouter' && given('OppositeAccessPointId')
        ? error('OppositeAccessPointId', misplaced)
        : []),
    ];
  },
);

/** Cross rule: fast link mode is for a VBR that initiates a connection to a VPC (comments of today's SDK). */
export const fastLinkFromVbrToVpc = described(
  'FastLinkMode connects a VBR, as the initiating side, to a VRouter.',
  (values: Values): readonly Problem[] => {
    if (values.FastLinkMode !== 'true') return [];
    const differs = (parameter: string, needed: string): boolean =>
      (values[parameter] ?? '') !== '' && values[parameter] !== needed;
    if (
      !differs('RouterType', 'VBR') &&
      !differs('Role', 'InitiatingSide') &&
      !differs('OppositeRouterType', 'VRouter')
    ) {
      return [];
    }
    return error('FastLinkMode', message('Fast link mode only connects a VBR, as the initiating side, to a VPC'));
  },
);

function error(parameter: string, text: Message): readonly Problem[] {
  return [{ parameter, severity: 'error', message: text }];
}
