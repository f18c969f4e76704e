import type { Kind } from './things';

/** State -> the states that may follow it. `gone` means that the resource is not listed any more. */
type Arrows = Readonly<Record<string, readonly string[]>>;

/** The state machine of one field. */
interface Machine {
  /** States that appear without an arrow into them. */
  readonly first: readonly string[];
  /** What happens by itself, in time: reviews, construction, payments and the ends of what takes a while. */
  readonly time: Arrows;
  /** What operations bring about. */
  readonly by: Readonly<Record<string, Arrows>>;
}

const toEach = (from: readonly string[], to: readonly string[]): Arrows =>
  Object.fromEntries(from.map((state) => [state, to]));

/** Where a BGP session is while its peer is Available (wire-facts 3.5). */
const sessions = ['Idle', 'Connect', 'Established', 'Down'];
/** What both ends have agreed on changes, so they start over (sessions.ts tells when they may). */
const startsOver: Arrows = { Established: ['Connect'] };
/** A session rests, or is taken up again, with what carries it. */
const followsItsLine: Arrows = {
  ...toEach(['Connect', 'Established'], ['Down']),
  ...toEach(['Down', 'Idle'], ['Connect']),
};
const anyLetter = ['', 'Applying', 'Accept', 'Available', 'Rejected', 'Completing', 'Complete', 'Deleted'];

/** Pending, Available, Modifying, Deleting: what BGP groups, peers and networks and route entries have in common. */
function configured(create: string, modify: string, remove: string): Machine {
  const works = ['Available', 'Enabled'];
  return {
    first: ['Pending', ...works],
    time: { Pending: works, Modifying: works, Deleting: ['Deleted', 'gone'], Deleted: ['gone'] },
    by: { [create]: {}, [modify]: toEach(works, ['Modifying', ...works]), [remove]: toEach(works, ['Deleting']) },
  };
}

const dedicatedAndHosted: Machine = {
  // A hosted connection begins where its parent's port is allocated already.
  first: ['Initial', 'Allocated'],
  time: {
    Initial: ['Approved', 'Rejected'],
    Approved: ['Allocating'],
    Allocating: ['Allocated', 'Allocation Failed'],
    // Terraform pays and waits for Enabled (wire-facts 3.4).
    Confirmed: ['Enabled'],
    Terminating: ['Terminated'],
  },
  by: {
    ModifyPhysicalConnectionAttribute: { Rejected: ['Initial'] },
    ConfirmPhysicalConnection: { Allocated: ['Confirmed'] },
    CancelPhysicalConnection: toEach(['Initial', 'Approved', 'Allocated', 'Confirmed'], ['Canceled']),
    EnablePhysicalConnection: { Confirmed: ['Enabled'] },
    TerminatePhysicalConnection: { Enabled: ['Terminating'] },
    // The state after it is not stated; the catalogue of the official console offers it to bring the line back.
    RecoverPhysicalConnection: { Terminated: ['Enabled'] },
    // An offer of a hosted connection can be taken back (wire-facts 3.4).
    DeletePhysicalConnection: {
      ...toEach(['Rejected', 'Canceled', 'Allocation Failed', 'Terminated'], ['gone']),
      Allocated: ['Canceled'],
    },
  },
};

/** Paid for or not (traps 64). When a term ends, and what pays for the next one, is for terms.ts and follow.ts to know. */
const term: Machine = {
  first: ['Normal', 'FinancialLocked'],
  time: { Normal: ['FinancialLocked'], FinancialLocked: ['Normal'] },
  by: {},
};

/** The tables of traps section 10, with what wire-facts 3.5 adds, by kind and field. */
export const machines: Readonly<Record<Kind, Readonly<Record<string, Machine>>>> = {
  line: {
    Status: dedicatedAndHosted,
    BusinessStatus: term,
    LoaStatus: {
      first: [''],
      time: {
        Applying: ['Accept', 'Rejected'],
        Accept: ['Available'],
        Available: ['Completing'],
        // Somebody looks at the construction before it counts (inferred, as all of these arrows).
        Completing: ['Complete'],
      },
      by: {
        ApplyPhysicalConnectionLOA: toEach(['', 'Rejected', 'Deleted'], ['Applying']),
        CompletePhysicalConnectionLOA: toEach(['Available', 'Completing'], ['Completing', 'Complete']),
        CancelPhysicalConnection: toEach(anyLetter, ['Deleted']),
        TerminatePhysicalConnection: toEach(anyLetter, ['Deleted']),
        // A line that is taken over has been built, whoever reported it.
        ConfirmPhysicalConnection: toEach(anyLetter, ['Complete']),
        EnablePhysicalConnection: toEach(anyLetter, ['Complete']),
      },
    },
    VirtualPhysicalConnectionStatus: {
      first: ['UnConfirmed', ''],
      time: {},
      by: {
        ConfirmPhysicalConnection: { UnConfirmed: ['Confirmed'] },
        DeletePhysicalConnection: toEach(['UnConfirmed', 'Confirmed'], ['Deleted']),
      },
    },
  },
  router: {
    Status: {
      first: ['active', 'unconfirmed'],
      time: {
        unconfirmed: ['active'],
        // What becomes of VBRs whose line stays overdue is not told: follow.ts lets no other one end like this.
        active: ['terminating'],
        terminating: ['terminated'],
        recovering: ['active'],
        deleting: ['gone'],
      },
      by: {
        TerminateVirtualBorderRouter: { active: ['terminating'] },
        RecoverVirtualBorderRouter: { terminated: ['recovering'] },
        DeleteVirtualBorderRouter: toEach(['unconfirmed', 'active', 'terminated'], ['deleting']),
      },
    },
  },
  interface: {
    Status: {
      first: ['Idle'],
      time: {
        Connecting: ['Active'],
        AcceptingConnecting: ['Active'],
        Deactivating: ['Inactive'],
        Activating: ['Active'],
        Modifying: ['Idle', 'Active', 'Inactive'],
        Deleting: ['Deleted', 'gone'],
        Deleted: ['gone'],
      },
      by: {
        ConnectRouterInterface: { Idle: ['Connecting', 'AcceptingConnecting'] },
        DeactivateRouterInterface: { Active: ['Deactivating'] },
        ActivateRouterInterface: { Inactive: ['Activating'] },
        ModifyRouterInterfaceSpec: { Active: ['Activating'] },
        ModifyRouterInterfaceAttribute: toEach(['Idle', 'Active', 'Inactive'], ['Modifying']),
        DeleteRouterInterface: toEach(['Idle', 'Inactive'], ['Deleting']),
      },
    },
    BusinessStatus: term,
  },
  route: { Status: configured('CreateRouteEntry', 'ModifyRouteEntry', 'DeleteRouteEntry') },
  group: { Status: configured('CreateBgpGroup', 'ModifyBgpGroupAttribute', 'DeleteBgpGroup') },
  peer: {
    Status: configured('CreateBgpPeer', 'ModifyBgpPeerAttribute', 'DeleteBgpPeer'),
    BgpStatus: {
      first: ['creating', ...sessions],
      time: {
        ...toEach(['creating', 'modifying', 'Down', 'Idle'], ['Connect']),
        Connect: ['Established', 'Down', 'Idle'],
        Established: ['Down', 'Idle'],
        deleting: ['deleted', 'gone'],
        deleted: ['gone'],
      },
      by: {
        ModifyBgpPeerAttribute: toEach(sessions, ['modifying']),
        DeleteBgpPeer: toEach(sessions, ['deleting']),
        ModifyVirtualBorderRouterAttribute: startsOver,
        UpdateVirtualPhysicalConnection: startsOver,
        AttachVbrToVpconn: { ...followsItsLine, Established: ['Connect', 'Down'] },
        AssociatePhysicalConnectionToVirtualBorderRouter: toEach(['Down', 'Idle'], ['Connect']),
        UnassociatePhysicalConnectionFromVirtualBorderRouter: toEach(['Connect', 'Established'], ['Down', 'Idle']),
      },
    },
  },
  network: { Status: configured('AddBgpNetwork', 'none', 'DeleteBgpNetwork') },
  pair: {
    Status: { first: ['Creating'], time: { Creating: ['Active'] }, by: { DeleteVbrHa: { Active: ['gone'] } } },
  },
  peering: {
    Status: {
      first: ['Creating'],
      time: {
        Creating: ['Activated', 'Accepting'],
        Updating: ['Activated'],
        Accepting: ['Expired'],
        Deleting: ['Deleted', 'gone'],
        Deleted: ['gone'],
      },
      by: {
        AcceptVpcPeerConnection: { Accepting: ['Updating'] },
        RejectVpcPeerConnection: { Accepting: ['Rejected'] },
        ModifyVpcPeerConnection: { Activated: ['Updating'] },
        DeleteVpcPeerConnection: toEach(['Accepting', 'Activated', 'Rejected', 'Expired'], ['Deleting', 'gone']),
      },
    },
  },
};

/** States that end by themselves, sooner than Terraform gives up waiting: 20 minutes at most (wire-facts 3.4). */
const passing = /^(Initial|Approved|Applying|Accept|Pending|Connect|[A-Za-z]+ing)$/;
/** These wait for people: for the tenant of an offer, or the other account of a VPC peering connection. */
const waitsForPeople = ['Accepting'];

export const longestPassingMs = 20 * 60_000;

export function passes(state: string): boolean {
  return passing.test(state) && !waitsForPeople.includes(state);
}

/** Every state to which arrows of time lead from one of these, themselves among them. */
export function inTime({ time }: Machine, from: readonly string[]): ReadonlySet<string> {
  const reached = new Set(from);
  for (const state of reached) for (const next of time[state] ?? []) reached.add(next);
  return reached;
}

function statesOf({ first, time, by }: Machine): ReadonlySet<string> {
  const arrows = [time, ...Object.values(by)].flatMap((each) => Object.entries(each));
  return new Set([...first, ...arrows.flatMap(([from, to]) => [from, ...to])]);
}

/** Every state that a table names, by kind and field. */
export const named: Readonly<Record<string, Readonly<Record<string, ReadonlySet<string>>>>> = Object.fromEntries(
  Object.entries(machines).map(([kind, fields]) => [
    kind,
    Object.fromEntries(Object.entries(fields).map(([field, machine]) => [field, statesOf(machine)])),
  ]),
);

/** Fields in which an operation has to bring a change about when it is accepted on a resource of this kind. */
export function changedBy(kind: Kind, action: string): readonly string[] {
  return Object.entries(machines[kind])
    .filter(([, { by }]) => by[action] !== undefined)
    .map(([field]) => field);
}
