import assert from 'node:assert/strict';
import { estateNames, startSandbox, type WorldState } from '../../../src/sandbox';
import { VirtualClock } from '../../../src/sandbox/clock';
import { demoEstate } from '../../../src/sandbox/estates/demo';
import { estateProblems } from './estateIntegrity';

const now = Date.UTC(2024, 5, 1);
const demo = demoEstate(now);

describe('what sandboxes start with', () => {
  for (const estate of estateNames) {
    it(`leads nowhere amiss and keeps the documented limits in ${estate}, or people meet what cannot be`, async () => {
      const sandbox = await startSandbox({ estate, clock: new VirtualClock(now) });
      try {
        assert.deepEqual(estateProblems(sandbox.snapshot(), now), []);
      } finally {
        await sandbox.close();
      }
    });
  }
});

/** The tables of an estate. */
type Kind = {
  [Name in keyof WorldState]-?: WorldState[Name] extends readonly { readonly region: string }[] ? Name : never;
}[keyof WorldState];

/** The demo without the first row of a kind. */
function without(kind: Kind): WorldState {
  return { ...demo, [kind]: demo[kind].slice(1) };
}

/** The demo with the first rows of a kind twice. */
function twice(kind: Kind): WorldState {
  return { ...demo, [kind]: [...demo[kind], ...demo[kind].slice(0, 1)] };
}

/** The demo after somebody has altered a copy of it. */
function altered(alter: (estate: WorldState) => void): WorldState {
  const copy = structuredClone(demo);
  alter(copy);
  return copy;
}

function first<Row>(rows: readonly Row[], accepts: (row: Row) => boolean = () => true): Row {
  return rows.find(accepts) ?? assert.fail();
}

describe('the check of estates', () => {
  const amiss: readonly (readonly [string, WorldState, RegExp])[] = [
    ['a VBR whose line is gone', without('physicalConnections'), /is no line of its region/],
    ['a BGP group whose VBR is gone', without('virtualBorderRouters'), /BGP group .* is on no VBR/],
    ['a network whose VBR is gone', without('virtualBorderRouters'), /BGP network .* is on no VBR/],
    ['a route whose table is gone', without('virtualBorderRouters'), /route .* is in no table/],
    ['an HA group whose VBR is gone', without('virtualBorderRouters'), /HA group .* not two VBRs/],
    ['an interface whose VBR is gone', without('virtualBorderRouters'), /router interface .* is on no router/],
    ['a BGP peer whose group is gone', without('bgpGroups'), /BGP peer .* is in no group/],
    ['an interface whose peer is gone', without('routerInterfaces'), /names a peer that does not exist/],
    ['a route whose next hop is gone', without('routerInterfaces'), /leads to ri-.*, which is no RouterInterface/],
    ['a task whose resource is gone', { ...demo, vpcPeeringConnections: [] }, /is planned for pcc-.*not exist/],
    ['an ID that is used twice', twice('routeEntries'), /^rte-.* is there twice/],
    ['a destination that is twice in a table', twice('routeEntries'), /has 172\.22\.0\.0\/16 twice/],
    ['a VBR in two HA groups', twice('vbrHaGroups'), /is in two HA groups/],
    ['two VPCs that are connected twice', twice('vpcPeeringConnections'), /VPCs .* are connected twice/],
    ['a peer address that a VBR has twice', twice('bgpPeers'), /has the peer .* twice/],
    [
      'a VLAN that is used twice on a line (003 6.1)',
      altered(({ virtualBorderRouters: rows }) => (first(rows, ({ vlanId }) => vlanId === 120).vlanId = 101)),
      /both have VLAN 101/,
    ],
    [
      'the VLAN of a VBR that was terminated less than seven days ago (003 6.4)',
      altered(({ virtualBorderRouters: rows }) => (first(rows, ({ vlanId }) => vlanId === 201).vlanId = 203)),
      /both have VLAN 203/,
    ],
    [
      'a VLAN above 2999 (003 6.1)',
      altered(({ virtualBorderRouters: rows }) => (first(rows).vlanId = 3000)),
      /has VLAN 3000/,
    ],
    [
      'VLAN 0 beside another one (003 6.1)',
      altered(({ virtualBorderRouters: rows }) => (first(rows).vlanId = 0)),
      /has VLAN 0 and others/,
    ],
    [
      'two ends that are not in one subnet (003 6.4)',
      altered(({ virtualBorderRouters: rows }) => (first(rows).ipv4.peer = '172.16.99.2')),
      /do not see each other/,
    ],
    [
      'a share that is larger than its line',
      altered(
        ({ physicalConnections: rows }) => (first(rows, ({ hosting }) => hosting !== null).bandwidthMbps = 10_001),
      ),
      /gives away 10001 Mbit\/s/,
    ],
    [
      'a redundant line of another region',
      altered(({ physicalConnections: rows }) => {
        first(rows, ({ redundantId }) => redundantId !== '').redundantId = first(
          rows,
          ({ region }) => region === 'cn-hongkong',
        ).id;
      }),
      /as redundant/,
    ],
    [
      'Alibaba Cloud’s own ASN at the other end (003 7.1)',
      altered(({ bgpGroups: rows }) => (first(rows).peerAsn = 45104)),
      /has the peer ASN 45104/,
    ],
    [
      'a ninth peer on a VBR (003 7.1)',
      {
        ...demo,
        bgpPeers: [
          ...demo.bgpPeers,
          ...Array.from({ length: 8 }, (_, number) => ({
            ...first(demo.bgpPeers),
            id: `bgp-${number}`,
            address: `192.0.2.${number}`,
          })),
        ],
      },
      /has 9 BGP peers/,
    ],
    [
      'a sixth line at one access point that is not Enabled (003 4.4)',
      {
        ...demo,
        physicalConnections: [
          ...demo.physicalConnections,
          ...Array.from({ length: 5 }, (_, number) => ({
            ...first(demo.physicalConnections, ({ status }) => status === 'Initial'),
            id: `pc-${number}`,
          })),
        ],
      },
      /has 6 lines at ap-cn-hangzhou-yh-A that are not Enabled/,
    ],
    [
      'an HA group without BFD (003 6.11)',
      altered(({ bgpPeers: rows }) => {
        Object.assign(first(rows), { bfd: false, bfdMultiHop: 0 });
      }),
      /without BFD/,
    ],
    [
      'an interface that its peer does not know',
      altered(({ routerInterfaces: rows }) => (first(rows).opposite.interfaceId = first(rows.slice(3)).id)),
      /is not known to its peer/,
    ],
  ];
  for (const [what, estate, problem] of amiss) {
    it(`finds ${what}, or an estate that breaks the rules passes`, () => {
      const problems = estateProblems(estate, now);
      assert.ok(
        problems.some((text) => problem.test(text)),
        problems.join('\n'),
      );
    });
  }

  it('gives the VLAN of a VBR free seven days after its termination (003 6.4), or good estates fail', () => {
    const estate = altered(({ virtualBorderRouters: rows }) => {
      first(rows, ({ vlanId }) => vlanId === 203).terminated = now - 7 * 24 * 3600 * 1000 - 1;
      first(rows, ({ vlanId }) => vlanId === 201).vlanId = 203;
    });
    assert.deepEqual(estateProblems(estate, now), []);
  });
});
