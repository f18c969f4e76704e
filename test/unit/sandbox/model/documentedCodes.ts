import { catalogue } from '../../../../src/catalog';
import type { Operation } from '../../../../src/catalog/operation';

/** Codes of the gateway, whatever the operation (wire-facts 3.3). */
const gateway = [
  'MissingParameter',
  'InvalidParameter',
  'IdempotentParameterMismatch',
  'LastTokenProcessing',
  'OperationConflict',
  'InvalidRegionId.NotFound',
  'OperationFailed.PconnTrafficNotEnable',
];

/**
 * What clients meet where the tables of the documents have nothing fitting or nothing at all (traps 72, 76): codes that
 * Terraform waits on or reads (wire-facts 3.4), those common to several operations (traps section 12), and the general
 * one of what depends on something.
 */
const elsewhere = [
  'TaskConflict',
  'IncorrectStatus',
  'IncorrectStatus.PhysicalConnection',
  'IncorrectStatus.VbrId',
  'IncorrectStatus.VpcPeer',
  'InvalidStatus.CannotOperate',
  'InvalidStatus.NotAllowed',
  'InvalidVBRStatus',
  'IncorrectRouteEntryStatus',
  'InvalidInstanceId.NotFound',
  'InvalidOperation.OperationNotAllowedInState',
  'Forbidden.NotAllowedInState',
  'Forbidden.VBRExists',
  'InvalidPhysicalConnectionId.NotFound',
  'InvalidPhysicalConnectionId.NotEnabled',
  'ResourceNotFound.PhysicalConnectionId',
  'ResourceNotFound.InstanceId',
  'InvalidVbrId.NotFound',
  'InvalidVlanId.Used',
  'OperationFailed.PconnExistVlan0Vbr',
  'OperationFailed.Vlan0VbrUnSharePconn',
  'InvalidRouterInterfaceId.NotFound',
  'InvalidParams.NotFound',
  'InvalidParams.PeerIpAddressInUse',
  'BgpPeer.Already.Exists',
  'InvalidAccessPointId.NotEnabled',
  'InvalidAccessPointId.NotFound',
  'ResourceNotEnough.Bandwidth',
  'IncorrectOppositeInterfaceInfo.NotSet',
];

const dependency = /^DependencyViolation\.[A-Z]\w+$/;

/** Whether the documents or the official clients know that an operation is refused with this code. */
export function isDocumented(action: string, code: string): boolean {
  const { errors, parameters } = documented(action);
  const listed = errors.map((error) => error.code);
  // What 004 calls a value that is not possible, of any parameter.
  if (code.startsWith('IllegalParam.') && code.slice('IllegalParam.'.length) in parameters) return true;
  return listed.includes(code) || gateway.includes(code) || elsewhere.includes(code) || dependency.test(code);
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
