import { isIPv4 } from 'node:net';
import type { VirtualBorderRouter } from '../../../../src/sandbox/model';
import { grouped, type Lookup, type Problems } from './lookup';

/** VLAN IDs are 0 to 2999 (003 6.1); a terminated VBR keeps its own for seven days (003 6.4). */
const highestVlan = 2999;
const vlanHeldMs = 7 * 24 * 3600 * 1000;
/** Told by QuotaExceeded.vbrPerpConn and EXCEED_ASSOCIATE_MAX_NUM only (traps 9): the sandbox's figures. */
const routersPerLine = 400;
const furtherLines = 3;

/** VBRs, where they run, and the VLANs of lines. */
export function* routerProblems(lookup: Lookup): Problems {
  const { lines, accounts } = lookup;
  for (const router of lookup.routers.values()) {
    const what = `VBR ${router.id} (${router.name})`;
    if (!accounts.has(router.owner)) yield `${what} belongs to nobody`;
    const further = router.associations.map(({ physicalConnectionId }) => physicalConnectionId);
    const under = [router.physicalConnectionId, ...further];
    if (new Set(under).size < under.length) yield `${what} runs over one line twice`;
    if (further.length > furtherLines) yield `${what} runs over ${further.length} further lines`;
    for (const id of under) {
      const line = lines.get(id);
      if (line?.region !== router.region) yield `${what} runs over ${id}, which is no line of its region`;
      // Only on a line in service is a VBR made (003 6.1), and a line with VBRs is not terminated (traps 11).
      else if (line.status !== 'Enabled') yield `${what} runs over a line that is ${line.status}`;
      // Those of another account are made by the partner on a dedicated line (003 6.1).
      else if (line.hosting !== null && line.owner !== router.owner) yield `${what} is on a share of somebody else's`;
    }
    if ((router.status === 'terminated') !== (router.terminated !== null) && router.status !== 'recovering') {
      yield `${what} is ${router.status} and was terminated at ${String(router.terminated)}`;
    }
    for (const { ipv4 } of [router, ...router.associations]) yield* addresses(ipv4, what);
  }
  yield* vlans(lookup);
}

/** Both in one subnet of /24 to /30 and not the same (003 6.4). */
function* addresses({ local, peer, mask }: VirtualBorderRouter['ipv4'], what: string): Problems {
  if (local === '' && peer === '' && mask === '') return;
  if (![local, peer, mask].every((address) => isIPv4(address))) {
    yield `${what} has no two ends: ${local}, ${peer}, ${mask}`;
    return;
  }
  const bits = toNumber(mask);
  const prefix = 32 - Math.log2(2 ** 32 - bits);
  if (!Number.isInteger(prefix) || prefix < 24 || prefix > 30) yield `${what} has the mask ${mask}`;
  const size = 2 ** 32 - bits;
  const isOneSubnet = Math.floor(toNumber(local) / size) === Math.floor(toNumber(peer) / size);
  if (local === peer || !isOneSubnet) yield `${what} has ends that do not see each other: ${local}, ${peer}`;
}

function toNumber(address: string): number {
  return address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
}

interface Use {
  readonly line: string;
  readonly vlan: number;
  readonly by: string;
}

/** A VLAN is used once on a line, and untagged traffic has the line to itself (003 6.1). */
function* vlans(lookup: Lookup): Problems {
  for (const [line, uses] of grouped(usesOf(lookup), (use) => use.line)) {
    const used = new Map<number, string>();
    for (const { vlan, by } of uses) {
      if (vlan < 0 || vlan > highestVlan) yield `${by} has VLAN ${vlan}`;
      const other = used.get(vlan);
      if (other !== undefined) yield `${by} and ${other} both have VLAN ${vlan} on ${line}`;
      used.set(vlan, by);
    }
    if (used.has(0) && used.size > 1) yield `line ${line} has VLAN 0 and others`;
    if (uses.length > routersPerLine) yield `line ${line} carries ${uses.length} VBRs and shares`;
  }
}

function* usesOf({ routers, lines, now }: Lookup): Iterable<Use> {
  for (const router of routers.values()) {
    if (router.status === 'terminated' && now - (router.terminated ?? 0) > vlanHeldMs) continue;
    yield { line: router.physicalConnectionId, vlan: router.vlanId, by: router.id };
    for (const { physicalConnectionId: line, vlanId: vlan } of router.associations) yield { line, vlan, by: router.id };
  }
  for (const { id, hosting } of lines.values()) {
    if (hosting === null || hosting.vpconnStatus === 'Deleted') continue;
    const from = routers.get(hosting.fromRouterId ?? '');
    // One that was made from a VBR goes on in that VBR's VLAN until the VBR is attached to it (003 4.21, 4.22).
    if (from?.physicalConnectionId === hosting.parentId && from.vlanId === hosting.vlanId) continue;
    yield { line: hosting.parentId, vlan: hosting.vlanId, by: id };
  }
}
