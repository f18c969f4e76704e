import assert from 'node:assert/strict';
import { goneCodes } from '../../../src/api/goneCodes';
import { catalogue } from '../../../src/catalog';
import { isWrite } from '../../../src/catalog/operation';

/** The list of route entries (wire-facts 3.4), and the misspelt code that the documents print as well (traps 66). */
const routeTable = `TaskConflict OperationConflict IncorrectRouteEntryStatus IncorrcetRouteEntryStatus IncorrectVpcStatus
  IncorrectVSwitchStatus IncorrectHaVipStatus IncorrectInstanceStatus IncorrectStatus InvalidVBRStatus LastTokenProcessing
  SystemBusy ServiceUnavailable UnknownError OperationFailed.DistibuteLock IncorrectStatus.Ipv4Gateway
  IncorrectStatus.Ipv6Address IncorrectStatus.VpcPeer IncorrectStatus.MultiScopeRiRouteEntry
  IncorrectStatus.RouteTableStatus IncorrectStatus.RouterInterface IncorrectStatus.PrefixList`;

/** What Terraform repeats besides what it repeats everywhere (wire-facts 3.4), by operation. */
const table: Readonly<Record<string, string>> = {
  CreateVirtualBorderRouter: 'TaskConflict',
  DeleteVirtualBorderRouter: 'DependencyViolation.BgpGroup',
  CreateRouterInterface: 'IncorrectStatus.CenStatus',
  ConnectRouterInterface: 'IncorrectOppositeInterfaceInfo.NotSet',
  DeleteRouterInterface: 'IncorrectStatus DependencyViolation.RouterInterfaceReferedByRouteEntry OperationConflict',
  CreateBgpGroup: 'OperationConflict',
  DeleteBgpGroup: 'DependencyViolation.BgpPeer',
  ModifyVpcPeerConnection: 'IncorrectStatus.VpcPeer',
  DeleteVpcPeerConnection: 'IncorrectStatus IncorrectStatus.VpcPeer OperationDenied.RouteEntryExist',
  CreateRouteEntry: routeTable,
  ModifyRouteEntry: routeTable,
  // Blocked by a pending entry like the others (traps section 10), and the documents list such refusals for it.
  DeleteRouteEntry: routeTable,
};

const words = (text = ''): string[] => text.split(/\s+/).filter((word) => word !== '');

describe('what is repeated', () => {
  for (const operation of catalogue.operations().filter(isWrite)) {
    it(`${operation.name} is repeated after its own passing refusals, or a person has to press the button again`, () => {
      // Of VPC peering nobody's table names the one code that the official client documents for every change.
      const own = (operation.retryable ?? []).filter((code) => code !== 'Conflict.Operation');
      assert.deepEqual([...own].sort(), words(table[operation.name]).sort());
    });
  }

  it('holds for no read: what a list says of states does not pass by asking again', () => {
    for (const operation of catalogue.operations().filter((each) => !isWrite(each)))
      assert.equal(operation.retryable, undefined, operation.name);
  });
});

describe('what counts as done', () => {
  it('is a deletion that Terraform takes for done, or a repeated one ends in an error although it worked', () => {
    const found = catalogue.operations().filter(({ alreadyDone }) => alreadyDone !== undefined);
    const codes = Object.fromEntries(found.map(({ name, alreadyDone }) => [name, alreadyDone]));
    assert.deepEqual(codes, {
      DeletePhysicalConnection: ['InvalidPhysicalConnectionId.NotFound'],
      DeleteRouterInterface: ['InvalidInstanceId.NotFound'],
      DeleteVpcPeerConnection: ['ResourceNotFound.InstanceId'],
      DeleteRouteEntry: ['InvalidRouteEntry.NotFound'],
    });
  });

  it('is said of the subject and nothing else, by a code that the documents list for the deletion', () => {
    for (const { name, kind, effect, alreadyDone = [], errors } of catalogue.operations()) {
      for (const code of alreadyDone) {
        assert.equal(effect, 'delete', name);
        assert.ok(goneCodes[kind].includes(code), `${name} ${code}`);
        assert.ok(
          errors.some((error) => error.code === code),
          `${name} ${code}`,
        );
      }
    }
  });
});
