import { recoverPhysicalConnection } from '../catalog/hostedConnection/recover';
import { message } from '../catalog/message';
import { confirmPhysicalConnection } from '../catalog/physicalConnection/lifecycle';
import { isHosted, isIn } from './connectionState';
import type { Guide, Read, Step } from './guide';
import { intoService, isWithdrawn, occupancyOrder, serviceStanding } from './hostedLine';
import { ofLine } from './ofLine';
import { enableOutboundTraffic, readOutboundTraffic } from './outboundTraffic';
import { done, failed, on, possible, waiting } from './standing';
import { useLine } from './useLine';

const offer: Step = {
  id: 'offer',
  title: message('The partner shares a line with you'),
  by: 'partner',
  explanation: message(
    'Tell the partner the ID of your Alibaba Cloud account and the bandwidth that you need. What they share appears among your physical connections, unconfirmed.',
  ),
  standing: ({ on: line }) => {
    if (line === undefined) return waiting('partner');
    if (!isWithdrawn(line)) return done();
    return failed(message('The hosted connection was withdrawn.'), message('Ask the partner to share the line anew.'));
  },
};

const order = occupancyOrder(ofLine, 'tenant');

const accept: Step = {
  id: 'accept',
  title: message('Accept the connection'),
  by: 'you',
  explanation: message('You confirm the share as it was offered: its VLAN, its bandwidth and who pays for it.'),
  standing: ofLine((line) => (isIn(line, 'UnConfirmed') ? possible([on(confirmPhysicalConnection, line)]) : done())),
};

const service = intoService(
  message('The connection goes into service'),
  message('Once it is accepted and paid for, Alibaba Cloud puts it into service.'),
  // What has become of it since shows at the last step.
  ofLine((line) => (isIn(line, 'Terminating', 'Terminated') ? done() : serviceStanding(line))),
);

/** A hosted connection as its tenant sees it (003 overview). Tenants find it among the dedicated ones. */
export const hostedLineTenant: Guide = {
  id: 'hostedLineTenant',
  title: message('Hosted line, as the tenant'),
  intro: message('A share of a partner’s line that is yours to use, with a VLAN and a bandwidth of its own.'),
  kind: 'physicalConnection',
  appliesTo: (resource) => resource.kind === 'physicalConnection' && isHosted(resource),
  starts: [],
  reads: (line): readonly Read[] => {
    if (line === undefined || !isIn(line, 'Enabled')) return [readOutboundTraffic];
    return [readOutboundTraffic, { kind: 'virtualBorderRouter', parent: { kind: line.kind, id: line.id } }];
  },
  relatives: () => [],
  steps: [
    enableOutboundTraffic,
    offer,
    order,
    accept,
    service,
    useLine(
      message(
        'Traffic needs a VBR: the router on Alibaba Cloud’s side. BGP and routes are set up on it. If the partner makes this connection from a VBR that you have already, that one moves here by itself.',
      ),
      {
        message: message('Unlike a dedicated connection, a hosted one can be recovered.'),
        offers: (line) => [on(recoverPhysicalConnection, line)],
      },
    ),
  ],
};
