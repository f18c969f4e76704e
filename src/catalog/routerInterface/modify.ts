import { answered, clientToken, refusals, region, resourceDescription, resourceName, vpc } from '../common';
import { operation } from '../operation';
import { interfaceSettings, subject } from './parameters';

/** States in which nothing is under way. No document says in which of them a change is accepted. */
const atRest = ['Idle', 'Active', 'Inactive'] as const;

/**
 * Changes a router interface and tells it its peer, which both sides need before they are connected (traps section
 * 11). `OppositeRouterType` defaults to VBR here, so that the current value is always sent again (traps 48).
 */
export const modifyRouterInterfaceAttribute = operation({
  ...vpc,
  name: 'ModifyRouterInterfaceAttribute',
  kind: 'routerInterface',
  effect: 'modify',
  label: 'Edit Router Interface',
  summary: 'Changes name, peer and health check of the router interface.',
  parameters: {
    ...region,
    ...subject,
    Name: resourceName,
    Description: resourceDescription,
    OppositeRouterType: { ...interfaceSettings.OppositeRouterType, default: 'VBR', resetsWhenOmitted: true },
    OppositeRouterId: interfaceSettings.OppositeRouterId,
    OppositeInterfaceId: interfaceSettings.OppositeInterfaceId,
    OppositeInterfaceOwnerId: {
      type: 'long',
      label: 'Peer account ID',
      help: 'The account that owns the peer router interface.',
      example: '253460731706911258',
      min: 1,
    },
    HealthCheckSourceIp: interfaceSettings.HealthCheckSourceIp,
    HealthCheckTargetIp: interfaceSettings.HealthCheckTargetIp,
    // 003 5.7 recommends 2 and calls it seconds, today's SDK recommends 2000 and calls it milliseconds.
    HcRate: {
      type: 'integer',
      label: 'Probe interval',
      help: 'Time between two probes. Older documents count in seconds (2 is advised), newer ones in milliseconds (2000): keep to the unit that the present value is in.',
      min: 1,
    },
    HcThreshold: {
      type: 'integer',
      label: 'Probes until failure',
      help: 'The line counts as down after so many probes without an answer; 8 is advised.',
      example: '8',
      min: 1,
    },
    DeleteHealthCheckIp: {
      type: 'boolean',
      label: 'Remove the health check',
      help: 'Removes both health check addresses; the line is not probed any more.',
      default: 'false',
      values: [
        { value: 'true', meaning: 'The addresses are removed' },
        { value: 'false', meaning: 'The addresses stay' },
      ],
      current: null,
      group: 'advanced',
    },
  },
  response: answered,
  errors: [
    ...refusals(
      400,
      'InvalidName.Malformed',
      'InvalidDescription.Malformed',
      'Forbbiden',
      'LinkRole.NotSupport',
      'InvalidParam.ModifyRouterInterface',
    ),
    ...refusals(404, 'InvalidRegionId.NotFound', 'InvalidRouterInterfaceId.NotFound'),
  ],
  idempotency: null,
  paging: null,
  subject: { RouterInterfaceId: 'RouterInterfaceId' },
  states: { from: atRest, via: 'Modifying', to: atRest, deadline: 120 },
  documents: ['003 5.7'],
});

/** Changes the bandwidth. The sample asks for Small.1 and is answered Middle.2 (traps 53). Asynchronous. */
export const modifyRouterInterfaceSpec = operation({
  ...vpc,
  name: 'ModifyRouterInterfaceSpec',
  kind: 'routerInterface',
  effect: 'modify',
  label: 'Change Router Interface Bandwidth',
  summary: 'Changes the bandwidth of the connection; an interface with bills outstanding is refused.',
  parameters: { ...region, ...subject, Spec: interfaceSettings.Spec, ...clientToken },
  response: { ...answered, Spec: { type: 'string' } },
  errors: [
    ...refusals(
      400,
      'InvalidSpec.ValudNotSupported',
      'InvalidInstanceOwner.Error',
      'InvalidInstance.StatusError',
      'InvalidOpposite.NotFound',
    ),
    ...refusals(404, 'InvalidRouterInterfaceId.NotFound'),
  ],
  idempotency: 'ClientToken',
  paging: null,
  subject: { RouterInterfaceId: 'RouterInterfaceId' },
  states: { from: ['Active'], via: 'Activating', to: ['Active'], deadline: 300 },
  costs: 'The new specification is billed from now on; a larger one costs more.',
  documents: ['003 5.6'],
});
