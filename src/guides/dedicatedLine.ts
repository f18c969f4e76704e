import { message } from '../catalog/message';
import { applyPhysicalConnectionLOA } from '../catalog/letterOfAuthorization/apply';
import { completePhysicalConnectionLOA } from '../catalog/letterOfAuthorization/complete';
import { createPhysicalConnection } from '../catalog/physicalConnection/create';
import {
  confirmPhysicalConnection,
  deletePhysicalConnection,
  enablePhysicalConnection,
} from '../catalog/physicalConnection/lifecycle';
import { modifyPhysicalConnectionAttribute } from '../catalog/physicalConnection/modify';
import {
  createPhysicalConnectionOccupancyOrder,
  createPhysicalConnectionSetupOrder,
} from '../catalog/physicalConnection/orders';
import { stateMessage } from '../estate/resourceName';
import { physicalConnection } from '../catalog/physicalConnection/kind';
import { hasReached, isHosted, isIn, isUnheardOf } from './connectionState';
import type { Guide, Read, Step } from './guide';
import { letterOf, letterStanding, constructionStanding } from './letter';
import { ofLine } from './ofLine';
import { enableOutboundTraffic, readOutboundTraffic } from './outboundTraffic';
import { done, failed, notNeeded, on, possible, waiting } from './standing';
import { useLine } from './useLine';

const apply: Step = {
  id: 'apply',
  title: message('Apply for the connection'),
  by: 'you',
  explanation: message(
    'Choose the access point, the carrier and the port, and say where your data center is. The fees are ordered in later steps.',
  ),
  standing: ({ on: line }) => {
    if (line === undefined) return possible([{ operation: createPhysicalConnection }]);
    if (!isIn(line, 'Canceled', 'Deleted')) return done();
    // What the service calls deleted is gone already.
    const remove = isIn(line, 'Canceled') ? [on(deletePhysicalConnection, line)] : [];
    return failed(
      message('The application was withdrawn.'),
      message('Apply for a new connection. This one can only be deleted.'),
      [{ operation: createPhysicalConnection }, ...remove],
    );
  },
};

const review: Step = {
  id: 'review',
  title: message('Review of the application'),
  by: 'alibabaCloud',
  explanation: message(
    'Alibaba Cloud checks whether the access point can take the line. People decide, so it takes a while.',
  ),
  standing: ofLine((line) => {
    if (isIn(line, 'Initial')) return waiting('alibabaCloud');
    // What only hosted connections come to says nothing here.
    if (isUnheardOf(line) || isIn(line, 'UnConfirmed')) {
      const fact = message(
        'The connection is in a state that no document names: {0}.',
        stateMessage(physicalConnection, line),
      );
      return waiting('alibabaCloud', { fact });
    }
    if (!isIn(line, 'Rejected')) return done();
    return failed(
      message('The application was rejected.'),
      message('Correct the application: saving it submits it again. Or delete it and apply anew.'),
      [on(modifyPhysicalConnectionAttribute, line), on(deletePhysicalConnection, line)],
    );
  }),
};

const setupOrder: Step = {
  id: 'setupOrder',
  title: message('Order the port installation'),
  by: 'you',
  explanation: message(
    'The initial installation of the port is paid once. Unless you choose automatic payment, the order waits in the Order Center until you pay it.',
  ),
  notedBy: createPhysicalConnectionSetupOrder,
  standing: ofLine((line, { isNoted }) => {
    if (isNoted('setupOrder', line)) return done(message('Ordered, as far as is known here.'));
    if (hasReached(line, 'Allocating') || isIn(line, 'AllocationFailed')) return done();
    return possible([on(createPhysicalConnectionSetupOrder, line)], { untold: { about: line } });
  }),
};

const allocation: Step = {
  id: 'allocation',
  title: message('Allocation of the port'),
  by: 'alibabaCloud',
  explanation: message('Alibaba Cloud reserves a port for the line on a device at the access point.'),
  standing: ofLine((line) => {
    if (hasReached(line, 'Allocated')) return done();
    if (!isIn(line, 'AllocationFailed')) return waiting('alibabaCloud');
    return failed(
      message('No port could be allocated.'),
      message('Apply again, at another access point or with another port type, and delete this application.'),
      [{ operation: createPhysicalConnection }, on(deletePhysicalConnection, line)],
    );
  }),
};

const letter: Step = {
  id: 'letter',
  title: message('Apply for the LOA'),
  by: 'you',
  explanation: message(
    'Engineers enter the site of the access point only with a letter of authorization (LOA). Name your company, the construction company and the engineers with their identity documents; Alibaba Cloud reviews it and then issues the letter.',
  ),
  standing: ofLine((line, known) => letterStanding(line, letterOf(known), applyPhysicalConnectionLOA)),
};

const construction: Step = {
  id: 'construction',
  title: message('Construction and report of its end'),
  by: 'carrier',
  explanation: message(
    'Hand the LOA to the carrier, whose engineers bring the line to the port. When they are done, report it with the code of the line and the label of the cable.',
  ),
  notedBy: completePhysicalConnectionLOA,
  standing: ofLine((line, known) => {
    const loa = letterOf(known);
    return constructionStanding(line, loa, completePhysicalConnectionLOA, known.isNoted('construction', loa));
  }),
};

const occupancyOrder: Step = {
  id: 'occupancyOrder',
  title: message('Order the port occupancy'),
  by: 'you',
  explanation: message(
    'The use of the port is paid in advance, by the month or by the year. Without automatic payment the order waits in the Order Center until you pay it; one that the balance does not cover can only be voided.',
  ),
  notedBy: createPhysicalConnectionOccupancyOrder,
  standing: ofLine((line, { isNoted }) => {
    if (isNoted('occupancyOrder', line)) return done(message('Ordered, as far as is known here.'));
    if (hasReached(line, 'Enabled')) return done();
    if (isIn(line, 'Confirmed')) {
      return notNeeded(message('The connection is confirmed already; enabling it creates the order if it is missing.'));
    }
    return possible([on(createPhysicalConnectionOccupancyOrder, line)], { untold: { about: line } });
  }),
};

const confirm: Step = {
  id: 'confirm',
  title: message('Confirm the connection'),
  by: 'you',
  explanation: message('You accept the line as it was built.'),
  standing: ofLine((line) =>
    hasReached(line, 'Confirmed') ? done() : possible([on(confirmPhysicalConnection, line)]),
  ),
};

const enable: Step = {
  id: 'enable',
  title: message('Enable the connection'),
  by: 'you',
  explanation: message('Puts the line into service. Only then can VBRs be created on it or parts of it be shared.'),
  standing: ofLine((line) => (hasReached(line, 'Enabled') ? done() : possible([on(enablePhysicalConnection, line)]))),
};

/** The dedicated line from application to service (003 overview; traps section 10 and 11). */
export const dedicatedLine: Guide = {
  id: 'dedicatedLine',
  title: message('Dedicated line, from application to service'),
  intro: message(
    'A leased line of your own to an access point of Alibaba Cloud. You, Alibaba Cloud and the carrier take turns.',
  ),
  kind: 'physicalConnection',
  appliesTo: (resource) => resource.kind === 'physicalConnection' && !isHosted(resource),
  starts: [createPhysicalConnection],
  reads: (line): readonly Read[] => {
    if (line === undefined) return [readOutboundTraffic];
    const parent = { kind: line.kind, id: line.id };
    return [
      readOutboundTraffic,
      { kind: 'letterOfAuthorization', parent },
      ...(isIn(line, 'Enabled') ? [{ kind: 'virtualBorderRouter', parent } as const] : []),
    ];
  },
  relatives: (known) => [letterOf(known)].filter((found) => found !== undefined),
  steps: [
    enableOutboundTraffic,
    apply,
    review,
    setupOrder,
    allocation,
    letter,
    construction,
    occupancyOrder,
    confirm,
    enable,
    useLine(
      message(
        'Traffic needs a VBR: the router on Alibaba Cloud’s side, one for each VLAN of the line. BGP and routes are set up on it.',
      ),
      {
        message: message(
          'A terminated dedicated connection cannot be recovered. Apply for a new one and delete this one.',
        ),
        offers: (line) => [{ operation: createPhysicalConnection }, on(deletePhysicalConnection, line)],
      },
    ),
  ],
};
