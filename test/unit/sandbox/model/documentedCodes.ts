import { catalogue } from '../../../../src/catalog';
import type { Operation } from '../../../../src/catalog/operation';

/** Codes of the gateway, whatever the operation (wire-facts 3.3). */
const gateway = ['MissingParameter', 'InvalidParameter', 'InvalidRegionId.NotFound'];

/**
 * What is refused where the table of an operation has nothing fitting, or where it has no table at all (traps 72, 76), by
 * the operation.
 */
const beyondTables: Readonly<Record<string, readonly string[]>> = {
  // Terraform tries again on the first of each (wire-facts 3.4); the others tell of other dependents in the same way.
  DeleteBgpGroup: ['DependencyViolation.BgpPeer'],
  DeleteVirtualBorderRouter: [
    'DependencyViolation.BgpGroup',
    'DependencyViolation.BgpNetwork',
    'DependencyViolation.RouteEntry',
    'DependencyViolation.VbrHa',
  ],
  // Terraform tries again until the other side is known; the state has the code of the neighbouring operations.
  ConnectRouterInterface: ['IncorrectOppositeInterfaceInfo.NotSet', 'IncorrectStatus'],
  // Without a table (traps 76), or with none for lines that are unknown or in another state: as for other lines.
  ApplyPhysicalConnectionLOA: ['Forbidden.NotAllowedInState', 'InvalidPhysicalConnectionId.NotFound'],
  CompletePhysicalConnectionLOA: ['Forbidden.NotAllowedInState', 'InvalidPhysicalConnectionId.NotFound'],
  ConfirmPhysicalConnection: ['Forbidden.NotAllowedInState'],
  CreatePhysicalConnectionSetupOrder: ['InvalidAccessPointId.NotEnabled'],
  // VBRs come first, without a code (traps section 11): that of the deletion.
  TerminatePhysicalConnection: ['Forbidden.VBRExists'],
  // Without a table (traps 76): as for making the hosted connection from the VBR, and as for other VBRs.
  AttachVbrToVpconn: [
    'IncorrectStatus.PhysicalConnection',
    'IncorrectStatus.VbrId',
    'InvalidVbrId.NotFound',
    'ResourceNotFound.PhysicalConnectionId',
  ],
  // The tables have no code for VBRs that are unknown, or in another state: as for other VBRs.
  CreateVpconnFromVbr: ['InvalidVbrId.NotFound'],
  UpdateVirtualBorderBandwidth: ['InvalidVbrId.NotFound', 'InvalidOperation.OperationNotAllowedInState'],
  ModifyVirtualBorderRouterAttribute: ['InvalidOperation.OperationNotAllowedInState'],
  CreateVbrHa: ['InvalidOperation.OperationNotAllowedInState'],
  // The generic refusal (traps section 10), where the tables are boilerplate (traps 72) or have no code for the state.
  DeleteVbrHa: ['InvalidStatus.CannotOperate'],
  ModifyBgpPeerAttribute: ['InvalidStatus.CannotOperate', 'InvalidParams.NotFound', 'BgpPeer.Already.Exists'],
  // As for the neighbouring operations on entries of the table.
  ModifyRouteEntry: ['IncorrectRouteEntryStatus'],
};

/** Operations that tell of a dry run that was passed by nothing but a request ID (traps 15). */
const silent = [
  'RecoverPhysicalConnection',
  'UpdateVirtualPhysicalConnection',
  'CreateVpconnFromVbr',
  'AttachVbrToVpconn',
];

/**
 * Codes with which nothing is refused unless the model knows the reason: changes under way (wire-facts 3.4), overdue
 * bills (traps 64), and VLANs.
 */
const conditional = [
  'TaskConflict',
  'OperationConflict',
  'IncorrectStatus.RouterInterface',
  'IncorrectStatus.VpcPeer',
  'Conflict.Operation',
  'Forbidden.FinancileLocked',
  'Forbidden.BillsOutstanding',
  'InvalidPhysicalConnectionBusinessStatus',
  'InvalidStatus.StatusNotEnabled',
  'InvalidVlanId.Used',
  'OperationFailed.PconnExistVlan0Vbr',
  'OperationFailed.Vlan0VbrUnSharePconn',
  'OperationFailed.PconnTrafficNotEnable',
  'InvalidRouterInterfaceChargeType.Malformed',
  'QuotaExceeded.freevbr',
  'IdempotentParameterMismatch',
  'LastTokenProcessing',
];

/** Whether the documents or the official clients know that an operation is refused with this code. */
export function isDocumented(action: string, code: string, known: readonly string[]): boolean {
  if (conditional.includes(code)) return known.includes(code);
  const { errors, parameters } = documented(action);
  const listed = errors.map((error) => error.code);
  // What 004 calls a value that is not possible, of any parameter.
  if (code.startsWith('IllegalParam.') && code.slice('IllegalParam.'.length) in parameters) return true;
  const further = beyondTables[action] ?? [];
  return listed.includes(code) || gateway.includes(code) || further.includes(code);
}

/** Whether the operation can be only checked. */
export function offersDryRun(action: string): boolean {
  return 'DryRun' in documented(action).parameters;
}

/** How the operation tells that a check was passed: by a code, or undefined for a request ID alone (traps 15). */
export function dryRunSuccess(action: string): string | undefined {
  if (['CreateVirtualPhysicalConnection', 'CreateVbrHa', 'DeleteVbrHa'].includes(action)) return 'DRYRUN.SUCCESS';
  return silent.includes(action) ? undefined : 'DryRunOperation';
}

/** Whether the operation is refused while outbound traffic is not opened (traps 71). */
export function needsTraffic(action: string): boolean {
  return documented(action).errors.some(({ code }) => code === 'OperationFailed.PconnTrafficNotEnable');
}

/** The parameter that carries the idempotency token (traps 13). */
export function tokenOf(action: string): 'ClientToken' | 'Token' | null {
  return documented(action).idempotency;
}

function documented(action: string): Operation {
  const operation = catalogue.operation(action);
  if (operation === undefined) throw new Error(`There is no operation ${action}`);
  return operation;
}
