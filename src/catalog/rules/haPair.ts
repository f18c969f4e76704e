import { message } from '../message';
import type { Problem, Values } from '../problem';
import { described } from './described';

/** Cross rule: a VBR cannot take over from itself; the group needs two on different devices (003 6.11). */
export const twoDifferentVbrs = described(
  'VbrId and PeerVbrId are two different VBRs.',
  ({ VbrId = '', PeerVbrId = '' }: Values): readonly Problem[] => {
    if (VbrId === '' || VbrId !== PeerVbrId) return [];
    return [{ parameter: 'PeerVbrId', severity: 'error', message: message('A VBR HA group needs two different VBRs') }];
  },
);
