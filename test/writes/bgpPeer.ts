import { createBgpPeer } from '../../src/catalog/bgpPeer/create';
import { deleteBgpPeer } from '../../src/catalog/bgpPeer/lifecycle';
import { modifyBgpPeerAttribute } from '../../src/catalog/bgpPeer/modify';
import type { Refusal, WriteCase } from './case';
import { silent } from './case';
import { lineIn, named, places } from './estate';
import {
  foreign,
  formCannotKnow,
  oneOf,
  requiredOfSubject,
  traffic,
  unknown,
  unknownRegion,
  wrongState,
} from './rules';
import { changed, copied } from './worlds';

const region = places.groups;
const none = { local: '', peer: '', mask: '' };

/** Address and BFD of a peer (001, 003 7.7). */
function peerRules(of: { readonly sameGroup: string; readonly otherGroup: string }): readonly Refusal[] {
  return [
    {
      rule: 'the peer has an IP address',
      change: { PeerIpAddress: '192.0.2' },
      form: /IPv4 or IPv6 address/,
      service: [400, 'InvalidIP.Malformed'],
    },
    {
      rule: 'an address is in a group once',
      change: { PeerIpAddress: of.sameGroup },
      form: formCannotKnow.neighbours,
      service: [400, 'BgpPeer.Already.Exists'],
    },
    {
      rule: 'an address is on a VBR once',
      change: { PeerIpAddress: of.otherGroup },
      form: formCannotKnow.neighbours,
      service: [400, 'InvalidParams.PeerIpAddressInUse'],
    },
    oneOf('EnableBfd', 'maybe', 'InvalidParameter', { change: { EnableBfd: 'maybe', BfdMultiHop: undefined } }),
    {
      rule: 'BFD needs a hop count (001)',
      change: { BfdMultiHop: undefined },
      form: /BFD hop count is required/,
      service: [400, 'IllegalParam.BfdMultiHop'],
    },
    {
      rule: 'the hop count is 1 at least (001)',
      change: { BfdMultiHop: '0' },
      form: /1 to 255/,
      service: [400, 'IllegalParam.BfdMultiHop'],
    },
    {
      rule: 'the hop count is 255 at most (001)',
      change: { BfdMultiHop: '256' },
      form: /1 to 255/,
      service: [400, 'IllegalParam.BfdMultiHop'],
    },
  ];
}

const create: WriteCase = {
  operation: createBgpPeer,
  prepare: (estate) => {
    const line = lineIn(estate, region, 'line-of-new-peer');
    const router = estate.router(line, {
      name: 'router-of-new-peer',
      vlanId: 240,
      enableIpv6: true,
      ipv6: { local: '2001:db8::1', peer: '2001:db8::2', mask: '2001:db8::/64' },
    });
    const group = estate.group(router, { name: 'group-of-new-peer', peerAsn: 65_001 });
    const known = estate.peer(group, { address: '192.0.2.5' });
    const beside = estate.group(router, { name: 'group-beside-new-peer', peerAsn: 65_002 });
    estate.peer(beside, { address: '192.0.2.6' });
    const six = estate.group(router, { name: 'ipv6-group-of-new-peer', peerAsn: 65_001, ipVersion: 'IPv6' });
    const sixToo = estate.group(router, { name: 'other-ipv6-group', peerAsn: 65_002, ipVersion: 'IPv6' });
    estate.peer(sixToo, { address: '2001:db8::6' });
    const busy = estate.router(line, { name: 'router-with-bfd', vlanId: 241 });
    const fast = estate.peer(estate.group(busy, { name: 'group-with-bfd', peerAsn: 65_003 }), {
      address: '192.0.2.8',
      bfd: true,
      bfdMultiHop: 1,
    });
    const pending = estate.group(router, { name: 'group-not-ready', peerAsn: 65_001, status: 'Pending' });
    return {
      region,
      target: named('bgpGroup', group),
      values: { IpVersion: 'IPv4', PeerIpAddress: '192.0.2.7', EnableBfd: 'true', BfdMultiHop: '3' },
      effect: {
        shown: 'bgpPeer',
        under: named('bgpGroup', group),
        row: { PeerIpAddress: '192.0.2.7', Status: 'Available', EnableBfd: true, BfdMultiHop: 3 },
      },
      refusals: [
        requiredOfSubject('BgpGroupId'),
        ...peerRules({ sameGroup: '192.0.2.5', otherGroup: '192.0.2.6' }),
        {
          rule: 'the address is of the IP version',
          change: { PeerIpAddress: '2001:db8::1' },
          form: /not an address of the chosen IP version/,
          service: [400, 'InvalidIP.Malformed'],
        },
        {
          rule: 'the IP version is that of the group',
          change: { IpVersion: 'IPv6', PeerIpAddress: '2001:db8::1' },
          form: formCannotKnow.neighbours,
          service: [400, 'InvalidIP.Malformed'],
        },
        oneOf('IpVersion', 'IPv5', 'InvalidParameter'),
        {
          rule: 'a VBR with several links needs the address of the peer (traps 51)',
          change: { PeerIpAddress: undefined },
          world: changed('virtualBorderRouters', router.id, {
            associations: [
              {
                physicalConnectionId: 'pc-gw8further',
                vlanId: 1,
                vlanInterfaceId: 'ri-gw8further',
                circuitCode: '',
                ipv4: none,
                ipv6: none,
                enableIpv6: false,
              },
            ],
          }),
          form: formCannotKnow.neighbours,
          service: [400, 'InvalidPeerIpAddress'],
        },
        {
          rule: 'a VBR without link needs the address of the peer (traps 51)',
          change: { PeerIpAddress: undefined },
          world: changed('virtualBorderRouters', router.id, { ipv4: none }),
          form: formCannotKnow.neighbours,
          service: [400, 'InvalidParams.PeerIpAddressMustPointOut'],
        },
        {
          rule: 'a VBR has a local gateway towards its peers (001)',
          world: changed('virtualBorderRouters', router.id, { ipv4: none }),
          form: formCannotKnow.neighbours,
          service: [400, 'IllegalParam.LocalGatewayIpAndMask'],
        },
        {
          rule: 'a VBR has an IPv6 prefix towards its IPv6 peers (001)',
          on: named('bgpGroup', six),
          change: { IpVersion: 'IPv6', PeerIpAddress: '2001:db8::7' },
          world: changed('virtualBorderRouters', router.id, { ipv6: none }),
          form: formCannotKnow.neighbours,
          service: [400, 'IllegalParam.PeeringIpv6SubnetMask'],
        },
        {
          rule: 'the peer is not the VBR itself (001)',
          change: { PeerIpAddress: router.ipv4.local },
          form: formCannotKnow.neighbours,
          service: [400, 'DuplicatedParam.LocalIpAddress'],
        },
        {
          rule: 'the IPv6 peer is not the VBR itself (001)',
          on: named('bgpGroup', six),
          change: { IpVersion: 'IPv6', PeerIpAddress: router.ipv6.local },
          form: formCannotKnow.neighbours,
          service: [400, 'DuplicatedParam.LocalIpv6Address'],
        },
        {
          rule: 'an IPv6 address is on a VBR once (001)',
          on: named('bgpGroup', six),
          change: { IpVersion: 'IPv6', PeerIpAddress: '2001:db8::6' },
          form: formCannotKnow.neighbours,
          service: [400, 'DuplicatedParam.PeerIpv6Address'],
        },
        {
          rule: 'a hop count comes with BFD (001)',
          change: { EnableBfd: undefined },
          form: silent('The form asks for a hop count only once BFD is switched on.'),
          service: [400, 'MissingParam.EnableBfd'],
        },
        {
          rule: 'a line ends on a device with a number of BFD sessions (001)',
          world: copied('bgpPeers', fast.id, 63),
          form: formCannotKnow.count,
          service: [400, 'QuotaExceeded.BfdSession'],
        },
        {
          rule: 'a VBR has eight peers at most (003 7.1)',
          world: copied('bgpPeers', known.id, 5, (index) => ({ address: `198.51.100.${index}` })),
          form: formCannotKnow.count,
          service: [400, 'QuotaExceeded.Bgp'],
        },
        {
          rule: 'the group is Available',
          on: named('bgpGroup', pending),
          form: 'not offered',
          service: [400, 'InvalidStatus.CannotOperate'],
        },
        unknown('BgpGroupId', 'bgpg-none', 400, 'InvalidBgpGroup'),
        foreign(400, 'InvalidBgpGroup'),
        {
          rule: 'the VBR of the group is the caller’s',
          world: changed('virtualBorderRouters', router.id, { owner: '283100000000000017' }),
          form: formCannotKnow.account,
          service: [400, 'InvalidVbrNetwork'],
        },
        traffic,
        unknownRegion(404),
      ],
    };
  },
};

const modify: WriteCase = {
  operation: modifyBgpPeerAttribute,
  prepare: (estate) => {
    const line = lineIn(estate, region, 'line-of-edited-peer');
    const router = estate.router(line, { name: 'router-of-edited-peer', vlanId: 250 });
    const group = estate.group(router, { name: 'group-of-edited-peer', peerAsn: 65_001 });
    const other = estate.group(router, { name: 'group-for-edited-peer', peerAsn: 65_002 });
    const elsewhere = estate.group(estate.router(line, { name: 'router-beside-edited-peer', vlanId: 251 }), {
      name: 'group-of-another-router',
      peerAsn: 65_003,
    });
    const peer = estate.peer(group, { address: '192.0.2.20' });
    estate.peer(other, { address: '192.0.2.21' });
    estate.peer(group, { address: '192.0.2.22' });
    const pending = estate.peer(group, { address: '192.0.2.23', status: 'Pending', session: 'creating' });
    return {
      region,
      target: named('bgpPeer', peer),
      values: { BgpGroupId: other.id, PeerIpAddress: '192.0.2.25', EnableBfd: 'true', BfdMultiHop: '5' },
      effect: {
        shown: 'bgpPeer',
        row: {
          BgpPeerId: peer.id,
          BgpGroupId: other.id,
          Status: 'Available',
          PeerIpAddress: '192.0.2.25',
          EnableBfd: true,
          BfdMultiHop: 5,
        },
      },
      refusals: [
        requiredOfSubject('BgpPeerId'),
        ...peerRules({ sameGroup: '192.0.2.21', otherGroup: '192.0.2.22' }),
        {
          rule: 'the new group exists',
          change: { BgpGroupId: 'bgpg-none' },
          form: formCannotKnow.typedId,
          service: [400, 'InvalidBgpGroup'],
        },
        {
          rule: 'the new group is on the same VBR',
          change: { BgpGroupId: elsewhere.id },
          form: formCannotKnow.neighbours,
          service: [400, 'InvalidBgpGroup'],
        },
        wrongState(named('bgpPeer', pending), 'Available', 400, 'InvalidStatus.CannotOperate'),
        unknown('BgpPeerId', 'bgp-none', 400, 'InvalidParams.NotFound'),
        foreign(400, 'InvalidParams.NotFound'),
        traffic,
        // 400 here and 404 elsewhere (traps 67).
        unknownRegion(400),
      ],
    };
  },
};

const remove: WriteCase = {
  operation: deleteBgpPeer,
  prepare: (estate) => {
    const line = lineIn(estate, region, 'line-of-deleted-peer');
    const router = estate.router(line, { name: 'router-of-deleted-peer', vlanId: 260 });
    const group = estate.group(router, { name: 'group-of-deleted-peer', peerAsn: 65_001 });
    const peer = estate.peer(group, { address: '192.0.2.30' });
    const pending = estate.peer(group, { address: '192.0.2.31', status: 'Pending', session: 'creating' });
    return {
      region,
      target: named('bgpPeer', peer),
      values: {},
      effect: { gone: named('bgpPeer', peer) },
      refusals: [
        requiredOfSubject('BgpPeerId'),
        wrongState(named('bgpPeer', pending), 'Available', 400, 'InvalidStatus.CannotOperate'),
        unknown('BgpPeerId', 'bgp-none', 400, 'InvalidParams.NotFound'),
        foreign(400, 'InvalidParams.NotFound'),
        unknownRegion(404),
      ],
    };
  },
};

export const bgpPeerWrites: readonly WriteCase[] = [create, modify, remove];
