import { chargeTypes } from '../billing';
import {
  answered,
  clientToken,
  refusals,
  region,
  resourceDescription,
  resourceGroup,
  resourceNameWithDots,
  tagEntries,
  tags,
  vpc,
} from '../common';
import { operation } from '../operation';
import type { Condition } from '../parameter';
import {
  accessPointsOnVbrsOnly,
  fastLinkFromVbrToVpc,
  specificationFitsRole,
  vbrInitiates,
} from '../rules/routerInterface';
import { subscriptionPeriod } from '../rules/subscription';
import { interfaceSettings } from './parameters';
import { roles, routerTypes } from './values';

const onVbr: Condition = { parameter: 'RouterType', is: ['VBR'] };
const toVbr: Condition = { parameter: 'OppositeRouterType', is: ['VBR'] };
const fastLink: Condition = { parameter: 'FastLinkMode', is: ['true'] };
const subscribed: Condition = { parameter: 'InstanceChargeType', is: ['PrePaid'] };

/**
 * Creates a router interface on a VBR or on the router of a VPC (003 5.1). The sample names a VBR and calls it a
 * VRouter, and gives a VPC an access point (traps 53): its text is followed.
 */
export const createRouterInterface = operation({
  ...vpc,
  name: 'CreateRouterInterface',
  kind: 'routerInterface',
  effect: 'create',
  label: 'Create Router Interface',
  summary:
    'Creates one of the two ends of a connection between a VBR and a VPC, or between two VPCs; both ends are connected afterwards.',
  parameters: {
    ...region,
    RouterType: {
      type: 'string',
      label: 'Router type',
      help: 'The type of the router that gets the interface.',
      required: true,
      values: routerTypes,
    },
    RouterId: {
      type: 'string',
      label: 'Router',
      help: 'The VBR, or the router of the VPC, that gets the interface.',
      example: 'vrt-bp1lhl0taikrteen8****',
      required: true,
      refersTo: { kind: 'virtualBorderRouter', states: ['active'], when: onVbr },
    },
    Role: {
      type: 'string',
      label: 'Role',
      help: 'A VBR can only be the initiating side.',
      required: true,
      values: roles,
    },
    Spec: interfaceSettings.Spec,
    OppositeRegionId: {
      type: 'string',
      label: 'Peer region',
      required: true,
      refersTo: { kind: 'region' },
    },
    AccessPointId: {
      type: 'string',
      label: 'Access point',
      help: 'The access point that the VBR belongs to.',
      refersTo: { kind: 'accessPoint' },
      requiredWhen: onVbr,
      shownWhen: onVbr,
    },
    Name: resourceNameWithDots,
    Description: resourceDescription,
    FastLinkMode: {
      type: 'boolean',
      label: 'Fast link mode',
      help: 'Creates the interface of the VPC as well and connects both.',
      default: 'false',
      shownWhen: onVbr,
      newer: true,
    },
    OppositeRouterType: { ...interfaceSettings.OppositeRouterType, requiredWhen: fastLink },
    OppositeRouterId: { ...interfaceSettings.OppositeRouterId, requiredWhen: fastLink },
    OppositeInterfaceId: interfaceSettings.OppositeInterfaceId,
    // Text here and a number when modified (traps 37).
    OppositeInterfaceOwnerId: {
      type: 'string',
      label: 'Peer account ID',
      help: 'The account that owns the peer router interface.',
      example: '253460731706911258',
      requiredWhen: fastLink,
    },
    OppositeAccessPointId: {
      type: 'string',
      label: 'Peer access point',
      help: 'The access point that the peer VBR belongs to. It cannot be changed later.',
      refersTo: { kind: 'accessPoint' },
      requiredWhen: toVbr,
      shownWhen: toVbr,
    },
    InstanceChargeType: {
      type: 'string',
      label: 'Billing method',
      values: chargeTypes,
      // No default is documented; the one that commits to nothing is sent.
      always: 'PostPaid',
    },
    PricingCycle: {
      type: 'string',
      label: 'Billing cycle',
      default: 'Month',
      values: [
        { value: 'Month', meaning: 'By the month' },
        { value: 'Year', meaning: 'By the year' },
      ],
      requiredWhen: subscribed,
      shownWhen: subscribed,
    },
    Period: {
      type: 'integer',
      label: 'Number of billing cycles',
      help: 'Term of the subscription: 1 to 9 months or 1 to 3 years.',
      example: '1',
      min: 1,
      max: 9,
      requiredWhen: subscribed,
      shownWhen: subscribed,
    },
    AutoPay: {
      type: 'boolean',
      label: 'Pay automatically',
      help: 'Without it the order of a subscription waits in the Order Center until somebody pays it.',
      default: 'false',
      always: 'false',
      requiredWhen: subscribed,
    },
    AutoRenew: {
      type: 'boolean',
      label: 'Renew automatically',
      help: 'Orders and pays the next term by itself when a subscription ends.',
      default: 'false',
      always: 'false',
      shownWhen: subscribed,
      newer: true,
    },
    HealthCheckSourceIp: { ...interfaceSettings.HealthCheckSourceIp, group: 'advanced' },
    HealthCheckTargetIp: { ...interfaceSettings.HealthCheckTargetIp, group: 'advanced' },
    ...resourceGroup,
    ...tags,
    ...clientToken,
  },
  response: {
    ...answered,
    RouterInterfaceId: { type: 'string', label: 'Router interface ID' },
    // Only subscriptions have an order (traps 26).
    OrderId: { type: 'long', label: 'Order ID' },
  },
  errors: [
    ...refusals(
      400,
      'InvalidRole.ValueNotSupported',
      'InvalidSpec.ValudNotSupported',
      'InvalidRouterType.ValueNotSupported',
      'InvalidName.Malformed',
      'InvalidDescription.Malformed',
      'Forbidden.BillsOutstanding',
      'LimitationExceed.InterfaceNumberOnRouter',
      'Forbidden.NotInRouterInterfaceCreateWhitelist',
      'RI_CREATE_ONE_LIMIT_BY_SYNC',
      'InvalidAccessPoint.ValueNotAllowed',
      'InvalidAccessPoint.NotMatch',
      'InvalidAccessPoint.NotExist',
      'OperationFailed.PconnTrafficNotEnable',
    ),
    ...refusals(404, 'InvalidRegionId.NotFound', 'InvalidRouterId.NotFound'),
  ],
  idempotency: 'ClientToken',
  paging: null,
  under: {
    kind: 'virtualBorderRouter',
    parameters: { RouterId: 'VbrId', AccessPointId: 'AccessPointId' },
    fixed: { RouterType: 'VBR', Role: 'InitiatingSide' },
    optional: true,
  },
  lists: { Tags: tagEntries },
  // Active at once in fast link mode only (wire-facts 3.4).
  states: { to: ['Idle', 'Active'], deadline: 300 },
  costs:
    'The initiating side is billed by its specification: pay-as-you-go from now on, a subscription for its whole term in advance.',
  // Seen while the VBR is being attached to a CEN (wire-facts 3.4).
  retryable: ['IncorrectStatus.CenStatus'],
  together: [
    specificationFitsRole,
    vbrInitiates,
    accessPointsOnVbrsOnly,
    fastLinkFromVbrToVpc,
    subscriptionPeriod({ months: 9, years: 3 }),
  ],
  documents: ['003 5.1'],
});
