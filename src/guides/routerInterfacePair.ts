import { message } from '../catalog/message';
import { createRouteEntry } from '../catalog/routeEntry/create';
import { createRouterInterface } from '../catalog/routerInterface/create';
import { connectRouterInterface } from '../catalog/routerInterface/lifecycle';
import { modifyRouterInterfaceAttribute } from '../catalog/routerInterface/modify';
import type { Resource } from '../estate/resource';
import { resourceKey } from '../estate/resource';
import type { Guide, Read, Step } from './guide';
import { bothEndsStanding, isUp, lockedEnd } from './interfaceState';
import { interfacePairOf, leadsTo, peerOf, text } from './interfacePair';
import type { Offer, Standing } from './standing';
import { ahead, done, notNeeded, on, possible, waiting } from './standing';

const elsewhere = message('It belongs to another account or is not among the interfaces that can be read here.');

const initiating: Step = {
  id: 'initiating',
  title: message('Create the initiating side'),
  by: 'you',
  explanation: message(
    'The end that opens the connection and pays for it. A VBR is always the initiating side; choose its bandwidth here.',
  ),
  standing: (known) => {
    const pair = interfacePairOf(known);
    if (pair.initiating !== undefined) return done();
    if (pair.accepting !== undefined && peerOf(pair.accepting) !== '') return done(elsewhere);
    const region = pair.accepting === undefined ? '' : text(pair.accepting, 'OppositeRegionId');
    const router = known.on?.kind === 'virtualBorderRouter' ? known.on : undefined;
    return possible([router === undefined ? creationIn(region) : on(createRouterInterface, router)]);
  },
};

const accepting: Step = {
  id: 'accepting',
  title: message('Create the accepting side'),
  by: 'you',
  explanation: message(
    'The other end, at the router of the VPC, in the region of the VPC. It has no bandwidth of its own (Negative). If the VPC belongs to another account, that account creates it and tells you its ID.',
  ),
  standing: (known) => {
    const pair = interfacePairOf(known);
    if (pair.accepting !== undefined || known.isNoted('accepting', pair.initiating)) return done();
    if (pair.initiating === undefined) return ahead;
    if (peerOf(pair.initiating) !== '') return done(elsewhere);
    return possible([creationIn(text(pair.initiating, 'OppositeRegionId'))], {
      untold: { about: pair.initiating },
    });
  },
};

const tellInitiating: Step = {
  id: 'tellInitiating',
  title: message('Tell the initiating side its peer'),
  by: 'you',
  explanation: message('Enter type and ID of the peer router, and the ID of the accepting side as the peer interface.'),
  standing: (known) => {
    const pair = interfacePairOf(known);
    return peerStanding(pair.initiating, pair.accepting, known.isNoted('tellInitiating', pair.accepting));
  },
};

const tellAccepting: Step = {
  id: 'tellAccepting',
  title: message('Tell the accepting side its peer'),
  by: 'you',
  explanation: message(
    'The same the other way round: both sides have to name each other before they can be connected.',
  ),
  standing: (known) => {
    const pair = interfacePairOf(known);
    return peerStanding(pair.accepting, pair.initiating, known.isNoted('tellAccepting', pair.initiating));
  },
};

const connect: Step = {
  id: 'connect',
  title: message('Connect the two sides'),
  by: 'you',
  explanation: message('Started from the initiating side; Alibaba Cloud then connects both ends.'),
  standing: (known) => {
    const { initiating: initiator, accepting: acceptor } = interfacePairOf(known);
    const end = initiator ?? acceptor;
    if (end === undefined) return ahead;
    if (end.state === 'Connecting' || end.state === 'AcceptingConnecting') return waiting('alibabaCloud');
    if (end.state !== 'Idle') return done();
    if (initiator === undefined) return waiting('otherAccount', { fact: elsewhere });
    return lockedEnd(initiator) ?? possible([on(connectRouterInterface, initiator)]);
  },
};

const active: Step = {
  id: 'active',
  title: message('Both sides are active'),
  by: 'alibabaCloud',
  explanation: message('Traffic passes only while both ends are active.'),
  standing: (known) => bothEndsStanding(interfacePairOf(known)),
};

const routes: Step = {
  id: 'routes',
  title: message('Add the routes'),
  by: 'you',
  explanation: message(
    'The VBR needs a route to the VPC over its interface, and the VPC one back over its own. The route tables of VPCs are kept in the VPC console.',
  ),
  standing: (known) => {
    const { initiating: end } = interfacePairOf(known);
    if (end === undefined || text(end, 'RouterType') !== 'VBR') {
      return notNeeded(message('The route tables of VPCs are kept in the VPC console.'));
    }
    if (known.related.some((row) => row.kind === 'routeEntry' && leadsTo(row, end))) return done();
    const { account, region } = end;
    const key = resourceKey({ account, region, kind: 'virtualBorderRouter', id: text(end, 'RouterId') });
    return possible([on(createRouteEntry, { key, account, region })]);
  },
};

/** Where it stands that an end knows its peer; whatever is connected knows it. */
function peerStanding(end: Resource | undefined, other: Resource | undefined, noted: boolean): Standing {
  if (noted || (other !== undefined && isUp(other))) return done();
  if (end === undefined) {
    return other === undefined ? ahead : waiting('otherAccount', { fact: elsewhere, untold: { about: other } });
  }
  if (isUp(end)) return done();
  const peer = peerOf(end);
  if (peer !== '' && (other === undefined || peer === other.id)) return done();
  const fact = other === undefined ? {} : { fact: message('The ID of the other side is {0}.', other.id) };
  return possible([on(modifyRouterInterfaceAttribute, end)], fact);
}

function creationIn(region: string): Offer {
  return { operation: createRouterInterface, ...(region === '' ? {} : { region }) };
}

/** A VBR and a VPC, or two VPCs, connected by a router interface at each end (003 5; traps section 11). */
export const routerInterfacePair: Guide = {
  id: 'routerInterfacePair',
  title: message('Connection of two router interfaces'),
  intro: message('A VBR and a VPC, or two VPCs, are connected by a router interface at each end.'),
  kind: 'routerInterface',
  appliesTo: ({ kind }) => kind === 'routerInterface' || kind === 'virtualBorderRouter',
  starts: [createRouterInterface],
  reads: (end): readonly Read[] => {
    if (end?.kind !== 'routerInterface') return [];
    const opposite = text(end, 'OppositeRegionId');
    const router = text(end, 'RouterType') === 'VBR' ? text(end, 'RouterId') : '';
    return [
      { kind: 'routerInterface' },
      ...(opposite === '' || opposite === end.region ? [] : [{ kind: 'routerInterface', region: opposite } as const]),
      ...(router === '' ? [] : [{ kind: 'routeEntry', parent: { kind: 'virtualBorderRouter', id: router } } as const]),
    ];
  },
  relatives: (known) => {
    const { initiating: one, accepting: other } = interfacePairOf(known);
    return [one, other].filter((end) => end !== undefined).filter((end) => end.key !== known.on?.key);
  },
  steps: [initiating, accepting, tellInitiating, tellAccepting, connect, active, routes],
};
