import { createBgpGroup } from '../../src/catalog/bgpGroup/create';
import { deleteBgpGroup } from '../../src/catalog/bgpGroup/lifecycle';
import { modifyBgpGroupAttribute } from '../../src/catalog/bgpGroup/modify';
import { markedSecrets } from '../markedSecrets';
import type { Refusal, WriteCase } from './case';
import { silent } from './case';
import { lineIn, named, places } from './estate';
import {
  descriptionRules,
  foreign,
  formCannotKnow,
  nameRules,
  oneOf,
  required,
  requiredOfSubject,
  traffic,
  unknown,
  unknownRegion,
  wrongState,
} from './rules';
import { copied } from './worlds';

const region = places.groups;

/** AS numbers and keys (003 7.1, 7.3; the local ones as today's SDK tells them). */
const sessionRules: readonly Refusal[] = [
  {
    rule: 'the peer ASN is 1 at least',
    change: { PeerAsn: '0' },
    form: /1 to 4294967295/,
    service: [400, 'InvalidPeerAsn.Malformed'],
  },
  {
    rule: 'the peer ASN has four bytes at most',
    change: { PeerAsn: '4294967296' },
    form: /1 to 4294967295/,
    service: [400, 'InvalidPeerAsn.Malformed'],
  },
  {
    rule: 'the peer ASN is a number',
    change: { PeerAsn: '1.10' },
    form: /whole number/,
    service: [400, 'InvalidPeerAsn.Malformed'],
  },
  {
    rule: 'the peer ASN is not the one of Alibaba Cloud',
    change: { PeerAsn: '45104' },
    form: /45104 is the ASN of Alibaba Cloud/,
    service: [400, 'InvalidPeerAsn.Malformed'],
  },
  {
    rule: 'the local ASN is 45104 or private',
    change: { LocalAsn: '65535' },
    form: /45104 or a private ASN: 64512 to 65534, or 4200000000 to 4294967294/,
    service: [400, 'InvalidParameter'],
  },
  {
    rule: 'the local ASN is not the reserved one',
    change: { LocalAsn: '65025' },
    form: /65025 is reserved/,
    service: [400, 'InvalidParameter'],
  },
  {
    rule: 'the key has characters that the documents do not tell',
    change: { AuthKey: 'two words' },
    form: formCannotKnow.noRule,
    service: [400, 'InvalidBgpAuthkey.Malformed'],
  },
  {
    rule: 'the route limit is a positive number',
    change: { RouteQuota: '0' },
    form: /at least 1/,
    service: [400, 'InvalidParameter'],
  },
  oneOf('IsFakeAsn', 'maybe', 'InvalidParameter'),
];

const create: WriteCase = {
  operation: createBgpGroup,
  prepare: (estate) => {
    const line = lineIn(estate, region, 'line-of-new-group');
    const ipv6 = { local: '2001:db8:0:9::1', peer: '2001:db8:0:9::2', mask: '2001:db8:0:9::/64' };
    const router = estate.router(line, { name: 'router-of-new-group', vlanId: 210, enableIpv6: true, ipv6 });
    const ipv4Only = estate.router(line, { name: 'router-without-ipv6', vlanId: 211 });
    const full = estate.router(line, { name: 'router-with-groups', vlanId: 212 });
    const first = estate.group(full, { name: 'first-of-many', peerAsn: 65_001 });
    const terminated = estate.router(line, { name: 'router-out-of-service', vlanId: 213, status: 'terminated' });
    return {
      region,
      target: named('virtualBorderRouter', router),
      values: {
        Name: 'new.group',
        PeerAsn: '65010',
        Description: 'Routers of the office',
        AuthKey: markedSecrets.authKey.value,
        IpVersion: 'IPv6',
        IsFakeAsn: 'true',
        LocalAsn: '64512',
        RouteQuota: '200',
      },
      effect: {
        shown: 'bgpGroup',
        under: named('virtualBorderRouter', router),
        row: {
          Name: 'new.group',
          Status: 'Available',
          PeerAsn: 65_010,
          LocalAsn: 64_512,
          AuthKey: markedSecrets.authKey.value,
          IsFake: true,
          RouteLimit: 200,
          IpVersion: 'ipv6',
        },
      },
      refusals: [
        requiredOfSubject('RouterId'),
        required('PeerAsn', 'Peer ASN (customer side)'),
        ...nameRules('InvalidBgpName.Malformed', 'dots'),
        ...descriptionRules('InvalidBgpDescription.Malformed'),
        ...sessionRules,
        oneOf('IpVersion', 'IPv5', 'InvalidParameter'),
        {
          rule: 'IPv6 needs a VBR with IPv6',
          on: named('virtualBorderRouter', ipv4Only),
          form: formCannotKnow.neighbours,
          service: [400, 'InvalidStatus.CannotOperate'],
        },
        {
          rule: 'a VBR takes a number of groups',
          on: named('virtualBorderRouter', full),
          change: { IpVersion: 'IPv4' },
          world: copied('bgpGroups', first.id, 7),
          form: formCannotKnow.count,
          service: [400, 'QuotaExceeded.Bgp'],
        },
        {
          rule: 'the VBR is active',
          on: named('virtualBorderRouter', terminated),
          form: 'not offered',
          service: [400, 'InvalidStatus.CannotOperate'],
        },
        unknown('RouterId', 'vbr-none', 400, 'InvalidVbrNetwork'),
        foreign(400, 'InvalidVbrNetwork'),
        traffic,
        unknownRegion(404),
      ],
    };
  },
};

const modify: WriteCase = {
  operation: modifyBgpGroupAttribute,
  prepare: (estate) => {
    const line = lineIn(estate, region, 'line-of-edited-group');
    const router = estate.router(line, { name: 'router-of-edited-group', vlanId: 220 });
    const group = estate.group(router, { name: 'edited-group', peerAsn: 65_001, authKey: 'Old-Key' });
    const pending = estate.group(router, { name: 'group-on-its-way', peerAsn: 65_001, status: 'Pending' });
    return {
      region,
      target: named('bgpGroup', group),
      values: {
        Name: 'edited.group',
        Description: 'Group that was edited',
        PeerAsn: '65011',
        AuthKey: markedSecrets.otherAuthKey.value,
        IsFakeAsn: 'true',
        LocalAsn: '64513',
        RouteQuota: '300',
      },
      effect: {
        shown: 'bgpGroup',
        row: {
          BgpGroupId: group.id,
          Status: 'Available',
          Name: 'edited.group',
          Description: 'Group that was edited',
          PeerAsn: 65_011,
          LocalAsn: 64_513,
          AuthKey: markedSecrets.otherAuthKey.value,
          IsFake: true,
          RouteLimit: 300,
        },
      },
      refusals: [
        requiredOfSubject('BgpGroupId'),
        ...nameRules('InvalidBgpName.Malformed', 'dots'),
        // One letter more than in the creation (traps 66).
        ...descriptionRules('InvalidBgpDiscription.Malformed'),
        ...sessionRules,
        {
          rule: 'a key is either set or cleared',
          change: { ClearAuthKey: 'true' },
          form: /Either enter a new authentication key or clear it, not both/,
          service: silent('A newer parameter: in the sandbox clearing wins.'),
        },
        oneOf('ClearAuthKey', 'maybe', 'InvalidParameter'),
        wrongState(named('bgpGroup', pending), 'Available and Active', 400, 'InvalidStatus.CannotOperate'),
        unknown('BgpGroupId', 'bgpg-none', 400, 'InvalidBgpGroup'),
        foreign(400, 'InvalidBgpGroup'),
        traffic,
        unknownRegion(404),
      ],
    };
  },
};

const remove: WriteCase = {
  operation: deleteBgpGroup,
  prepare: (estate) => {
    const line = lineIn(estate, region, 'line-of-deleted-group');
    const router = estate.router(line, { name: 'router-of-deleted-group', vlanId: 230 });
    const group = estate.group(router, { name: 'deleted-group', peerAsn: 65_001 });
    const pending = estate.group(router, { name: 'deleted-too-early', peerAsn: 65_001, status: 'Pending' });
    const used = estate.group(router, { name: 'deleted-with-peers', peerAsn: 65_001 });
    estate.peer(used, { address: '192.0.2.1' });
    return {
      region,
      target: named('bgpGroup', group),
      values: {},
      effect: { gone: named('bgpGroup', group) },
      refusals: [
        requiredOfSubject('BgpGroupId'),
        wrongState(named('bgpGroup', pending), 'Available and Active', 400, 'InvalidStatus.CannotOperate'),
        {
          rule: 'it has no peers (traps section 11)',
          on: named('bgpGroup', used),
          form: silent('What hangs on it is counted in the question that precedes the deletion.'),
          service: [400, 'DependencyViolation.BgpPeer'],
        },
        unknown('BgpGroupId', 'bgpg-none', 400, 'InvalidBgpGroup'),
        foreign(400, 'InvalidBgpGroup'),
        unknownRegion(404),
      ],
    };
  },
};

export const bgpGroupWrites: readonly WriteCase[] = [create, modify, remove];
