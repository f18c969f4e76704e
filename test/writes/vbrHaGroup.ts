import { createVbrHa } from '../../src/catalog/vbrHaGroup/create';
import { deleteVbrHa } from '../../src/catalog/vbrHaGroup/lifecycle';
import { tenant } from '../../src/sandbox/demoAccounts';
import type { EstateBuilder } from '../../src/sandbox/estates/builder';
import type { PhysicalConnection, VirtualBorderRouter } from '../../src/sandbox/model';
import type { Refusal, WriteCase } from './case';
import { lineIn, named, places } from './estate';
import {
  descriptionRules,
  foreign,
  formCannotKnow,
  required,
  requiredOfSubject,
  unknown,
  unknownRegion,
  wrongState,
} from './rules';
import { changed } from './worlds';

const region = places.failover;
const cen = (cenId: string, cenOwner: string) => [{ cenId, cenOwner, status: 'Attached' as const }];

/** A VBR that can be in a group: attached to a CEN, with one BGP peer that runs BFD (003 6.11). */
function failoverRouter(
  estate: EstateBuilder,
  line: PhysicalConnection,
  name: string,
  vlanId: number,
): VirtualBorderRouter {
  const router = estate.router(line, { name, vlanId, cens: cen('cen-7qthudw0ll6jmc', line.owner) });
  const group = estate.group(router, { name: `${name}-peers`, peerAsn: 65_001 });
  estate.peer(group, { address: '192.0.2.1', bfd: true, bfdMultiHop: 3 });
  return router;
}

const create: WriteCase = {
  operation: createVbrHa,
  prepare: (estate) => {
    const one = lineIn(estate, region, 'first-device');
    const two = lineIn(estate, region, 'second-device');
    const router = failoverRouter(estate, one, 'leading-router', 290);
    const peer = failoverRouter(estate, two, 'standby-router', 291);
    const beside = failoverRouter(estate, one, 'router-on-the-same-device', 292);
    const detached = estate.router(two, { name: 'router-without-cen', vlanId: 293 });
    const terminated = estate.router(two, { name: 'standby-out-of-service', vlanId: 294, status: 'terminated' });
    const ofTheBank = estate.router(two, { owner: tenant, name: 'standby-of-the-bank', vlanId: 295 });
    const taken = failoverRouter(estate, two, 'standby-of-another-group', 296);
    estate.haGroup(failoverRouter(estate, one, 'leader-of-another-group', 297), taken);
    const peerIs = (rule: string, id: string, code: string, more: Partial<Refusal> = {}): Refusal => ({
      rule,
      change: { PeerVbrId: id },
      form: formCannotKnow.neighbours,
      service: [400, code],
      ...more,
    });
    return {
      region,
      target: named('virtualBorderRouter', router),
      values: { PeerVbrId: peer.id, Name: 'failover', Description: 'Both entrances' },
      effect: {
        shown: 'vbrHaGroup',
        under: named('virtualBorderRouter', router),
        row: { Status: 'Active', VbrId: router.id, PeerVbrId: peer.id, Name: 'failover' },
      },
      refusals: [
        requiredOfSubject('VbrId'),
        required('PeerVbrId', 'Other VBR'),
        ...descriptionRules(),
        peerIs('a VBR does not take over from itself', router.id, 'OperationFailed.VbrAccessDeviceSame', {
          form: /needs two different VBRs/,
        }),
        peerIs('both end on different devices', beside.id, 'OperationFailed.VbrAccessDeviceSame'),
        peerIs('both belong to one account', ofTheBank.id, 'OperationFailed.VbrAliUidNotConsistent'),
        peerIs('neither is in another group', taken.id, 'OperationFailed.VbrInUsedByOtherHa'),
        peerIs('both are attached to a CEN', detached.id, 'OperationFailed.VbrCenNotRelation'),
        peerIs('both are active', terminated.id, 'InvalidOperation.OperationNotAllowedInState', {
          form: 'not offered',
        }),
        peerIs('both are in one CEN', peer.id, 'OperationFailed.VbrCenNotConsistent', {
          world: changed('virtualBorderRouters', peer.id, { cens: cen('cen-anotherone000', one.owner) }),
        }),
        peerIs('both run BFD with all BGP peers', peer.id, 'OperationFailed.VbrBgpPeerNotEnableBfd', {
          world: (state) => ({ ...state, bgpPeers: state.bgpPeers.map((row) => ({ ...row, bfd: false })) }),
        }),
        peerIs('neither is too broad', peer.id, 'OperationFailed.VbrBandWidthExceed', {
          world: changed('virtualBorderRouters', peer.id, { bandwidthMbps: 40_960 }),
          form: formCannotKnow.noRule,
        }),
        {
          rule: 'the other VBR exists',
          change: { PeerVbrId: 'vbr-none' },
          form: formCannotKnow.typedId,
          service: [404, 'ResourceNotFound.Vbr'],
        },
        unknown('VbrId', 'vbr-none', 404, 'ResourceNotFound.Vbr'),
        foreign(404, 'ResourceNotFound.Vbr'),
        unknownRegion(404),
      ],
    };
  },
};

const remove: WriteCase = {
  operation: deleteVbrHa,
  prepare: (estate) => {
    const one = lineIn(estate, region, 'first-device-of-deleted-group');
    const two = lineIn(estate, region, 'second-device-of-deleted-group');
    const router = failoverRouter(estate, one, 'leader-of-deleted-group', 300);
    const group = estate.haGroup(router, failoverRouter(estate, two, 'standby-of-deleted-group', 301), {
      name: 'deleted-failover',
    });
    const busy = failoverRouter(estate, one, 'leader-of-new-group', 302);
    const creating = estate.haGroup(busy, failoverRouter(estate, two, 'standby-of-new-group', 303), {
      name: 'failover-on-its-way',
      status: 'Creating',
    });
    const below = (leader: VirtualBorderRouter) => ({ virtualBorderRouter: leader.id });
    return {
      region,
      target: named('vbrHaGroup', group, below(router)),
      values: {},
      effect: { gone: named('vbrHaGroup', group, below(router)) },
      refusals: [
        requiredOfSubject('InstanceId'),
        unknown('InstanceId', 'vbrha-none', 404, 'ResourceNotFound.VbrHa'),
        foreign(404, 'ResourceNotFound.VbrHa'),
        wrongState(named('vbrHaGroup', creating, below(busy)), 'Active', 400, 'InvalidStatus.CannotOperate'),
        unknownRegion(404),
      ],
    };
  },
};

export const vbrHaGroupWrites: readonly WriteCase[] = [create, remove];
