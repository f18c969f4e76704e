import { invalidParameter, Refusal } from '../errors';
import type { PhysicalConnection, PhysicalConnectionStatus } from '../model';
import type { Call, SandboxOperations } from '../operation';
import type { Parameters } from '../parameters';
import { applyForLine, checkQuota, openAccessPoint } from '../rules/applications';
import { lineOfEitherSide } from '../rules/hostedConnections';
import { notAllowedInState } from '../rules/lines';
import { paymentDue, payerOf, placeOrder } from '../rules/occupancy';
import { checkLineValues, defaultPortType, portBandwidth } from '../rules/ports';
import { checkRedundant } from '../rules/redundancy';
import { placeKey } from '../tableIndexes';

/** Where the installation of a port can still be ordered: between application and construction (003, overview). */
const beforeService: ReadonlySet<PhysicalConnectionStatus> = new Set([
  'Initial',
  'Approved',
  'Allocating',
  'Allocated',
]);

/** Document 002 has the meanings of the two orders swapped (traps 77). */
export const lineOrderOperations: SandboxOperations = {
  CreatePhysicalConnectionSetupOrder: {
    required: ['RegionId', 'AccessPointId', 'LineOperator'],
    idempotency: 'ClientToken',
    // No error table (traps 76): what it has in common with CreatePhysicalConnection is refused as there.
    handle: (call) => {
      const { world, caller, region, parameters } = call;
      const wanted = {
        accessPointId: parameters.required('AccessPointId'),
        lineOperator: parameters.required('LineOperator'),
        portType: parameters.text('PortType') ?? defaultPortType,
        redundantId: parameters.text('RedundantPhysicalConnectionId') ?? '',
      };
      const autoPay = parameters.flag('AutoPay') ?? false;
      checkLineValues(wanted.portType, wanted.lineOperator);
      checkRedundant(call, parameters.text('RedundantPhysicalConnectionId'));
      const line = applicationFor(call, wanted) ?? newApplication(call, wanted);
      const order = { region, owner: caller.id, lineId: line.id, kind: 'setup', months: 0 } as const;
      return { OrderId: placeOrder(world, order, autoPay), PhysicalConnectionId: line.id };
    },
  },

  CreatePhysicalConnectionOccupancyOrder: {
    required: ['RegionId', 'PhysicalConnectionId'],
    idempotency: 'ClientToken',
    handle: (call) => {
      const { world, caller, region, parameters } = call;
      const line = lineOfEitherSide(call, parameters.required('PhysicalConnectionId'));
      const months = readTerm(parameters);
      const autoRenewMonths = readAutoRenewal(parameters);
      // Of the two documents the newer counts: false when left out (traps section 4).
      const autoPay = parameters.flag('AutoPay') ?? false;
      if (payerOf(line) !== caller.id) {
        // A code without explanation; `Abs` is the billing system, where an instance is known under who pays for it.
        throw new Refusal(
          400,
          'Abs.InstanceNotExist',
          `Physical connection ${line.id} is paid for by another account.`,
        );
      }
      const kind = paymentDue(world, line);
      if (kind === undefined) throw notAllowedInState(line);
      const order = { region, owner: caller.id, lineId: line.id, kind, months, autoRenewMonths };
      return { Data: { OrderId: placeOrder(world, order, autoPay) } };
    },
  },
};

type Wanted = Pick<PhysicalConnection, 'accessPointId' | 'lineOperator' | 'portType' | 'redundantId'>;

/**
 * The order names no line, but comes after the application (003, overview) and answers the line's ID: it is for the
 * first application that says the same and has no such order yet.
 */
function applicationFor({ world, caller, region }: Call, wanted: Wanted): PhysicalConnection | undefined {
  return world.physicalConnections
    .by('place', placeKey(caller.id, region))
    .find(
      (line) =>
        line.hosting === null &&
        beforeService.has(line.status) &&
        line.accessPointId === wanted.accessPointId &&
        line.lineOperator === wanted.lineOperator &&
        line.portType === wanted.portType &&
        (wanted.redundantId === '' || line.redundantId === wanted.redundantId) &&
        !world.lineOrders.by('line', line.id).some(({ kind, status }) => kind === 'setup' && status !== 'Void'),
    );
}

/** Without an application the order is one; it is reviewed once it has been paid. */
function newApplication(call: Call, wanted: Wanted): PhysicalConnection {
  const point = openAccessPoint(call.region, wanted.accessPointId);
  checkQuota(call, wanted.accessPointId);
  return applyForLine(call, point, {
    ...wanted,
    bandwidthMbps: portBandwidth[wanted.portType] ?? 0,
    peerLocation: '',
    name: '',
    description: '',
    circuitCode: '',
  });
}

/** 1-9 months or 1-5 years (003 4.8), in months. No code is given for others, nor a default: one is taken. */
function readTerm(parameters: Parameters): number {
  const chargeType = parameters.text('InstanceChargeType') ?? 'PrePaid';
  if (chargeType !== 'PrePaid') throw invalidParameter('InstanceChargeType');
  const cycle = parameters.text('PricingCycle') ?? 'Month';
  if (cycle !== 'Month' && cycle !== 'Year') throw invalidParameter('PricingCycle');
  const period = parameters.integer('Period') ?? 1;
  if (period < 1 || period > (cycle === 'Month' ? 9 : 5)) throw invalidParameter('Period');
  return cycle === 'Month' ? period : period * 12;
}

/** Months by which the term is renewed by itself, 0 when it is not; one month when they are left out (SDK). */
function readAutoRenewal(parameters: Parameters): number {
  const months = parameters.integer('AutoRenewDuration') ?? 1;
  if (months < 0 || months > 2_147_483_647) throw invalidParameter('AutoRenewDuration');
  return parameters.flag('AutoRenew') === true ? months : 0;
}
