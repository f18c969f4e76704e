import assert from 'node:assert/strict';
import type { EstateModel } from './estateModel';
import type { Happened } from './follow';
import { type Peer, type Router, stateOf } from './things';

/** How a BGP session rests, and how it works or tries to (wire-facts 3.5). */
const rest = ['Idle', 'Down'];
const up = ['Connect', 'Established'];

/** What a session has in common with the state of its peer. */
const beside: Readonly<Record<string, readonly string[]>> = {
  Pending: ['creating'],
  Modifying: ['modifying'],
  Deleting: ['deleting'],
  Available: [...rest, ...up],
};

/** Operations after which both ends agree anew. */
const renegotiating = [
  'ModifyVirtualBorderRouterAttribute',
  'UpdateVirtualPhysicalConnection',
  'AttachVbrToVpconn',
  'ModifyBgpPeerAttribute',
];

/** Sessions as the lists told them last, by the ID of the peer. */
export function sessionsOf(model: EstateModel): ReadonlyMap<string, string> {
  return new Map(model.list('peer').map(({ id, faces }) => [id, faces.BgpStatus ?? '']));
}

/** Checks that sessions are up where, and only where, a VBR in service and a line in service and paid for carry them. */
export function checkSessions(model: EstateModel, before: ReadonlyMap<string, string>, happened: Happened): void {
  for (const peer of model.list('peer')) {
    const session = peer.faces.BgpStatus ?? '';
    assert.ok(beside[stateOf(peer)]?.includes(session), `${peer.id} is ${stateOf(peer)}, its session ${session}`);
    if (!rest.includes(session) && !up.includes(session)) continue;
    const router = routerOf(model, peer);
    assert.ok(router);
    const carried = carriedBy(model, router);
    // A VBR on its way out of service is in service until it is out.
    const works = carried && ['active', 'terminating'].includes(stateOf(router));
    if (session === 'Established') assert.ok(works, `the session of ${peer.id} is up, and nothing carries it`);
    const runs = carried && stateOf(router) === 'active';
    if (rest.includes(session)) assert.ok(!runs, `the session of ${peer.id} is ${session} although it could be up`);
    if (before.get(peer.id) !== 'Established' || session !== 'Connect') continue;
    const agreed = renegotiating.includes(happened.action ?? '') && happened.about.includes(peer.id);
    assert.ok(agreed, `the session of ${peer.id} started over by nothing`);
  }
}

function routerOf(model: EstateModel, { group }: Peer): Router | undefined {
  return model.all.router.get(model.all.group.get(group)?.router ?? '');
}

/** The peers of these sequences are behind the links of their VBRs: any line of it leads to them. */
export function carriedBy(model: EstateModel, { line, links }: Router): boolean {
  return [line, ...links.map((link) => link.line)].some((id) => isCarrying(model, id));
}

/** A line in service that is paid for. A hosted connection needs the line under it as well. */
function isCarrying(model: EstateModel, id: string): boolean {
  const line = model.all.line.get(id);
  if (line === undefined || stateOf(line) !== 'Enabled' || model.isLocked(line)) return false;
  return line.share === undefined || isCarrying(model, line.share.parent);
}
