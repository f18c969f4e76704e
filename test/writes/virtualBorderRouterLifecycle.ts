import {
  deleteVirtualBorderRouter,
  recoverVirtualBorderRouter,
  terminateVirtualBorderRouter,
} from '../../src/catalog/virtualBorderRouter/lifecycle';
import { tenant } from '../../src/sandbox/demoAccounts';
import type { Refusal, WriteCase } from './case';
import { silent } from './case';
import { lineIn, named, places } from './estate';
import { foreign, formCannotKnow, requiredOfSubject, traffic, unknown, unknownRegion, wrongState } from './rules';
import { changed } from './worlds';

const region = places.routers;

const ofAnyRouter: readonly Refusal[] = [
  requiredOfSubject('VbrId'),
  unknown('VbrId', 'vbr-none', 404, 'InvalidVbrId.NotFound'),
  foreign(404, 'InvalidVbrId.NotFound'),
  unknownRegion(404),
];

const terminate: WriteCase = {
  operation: terminateVirtualBorderRouter,
  prepare: (estate) => {
    const line = lineIn(estate, region, 'line-of-terminated-router');
    const router = estate.router(line, { name: 'terminated-router', vlanId: 180 });
    const unconfirmed = estate.router(line, { name: 'terminated-too-early', vlanId: 181, status: 'unconfirmed' });
    const ofTheBank = estate.router(line, { owner: tenant, name: 'terminated-by-its-owner', vlanId: 182 });
    return {
      region,
      target: named('virtualBorderRouter', router),
      values: {},
      effect: { shown: 'virtualBorderRouter', row: { VbrId: router.id, Status: 'terminated' } },
      refusals: [
        ...ofAnyRouter,
        wrongState(
          named('virtualBorderRouter', unconfirmed),
          'Active',
          400,
          'InvalidOperation.OperationNotAllowedInState',
        ),
        {
          rule: 'only the owner of the line terminates a VBR',
          by: 'tenant',
          change: { VbrId: ofTheBank.id },
          form: formCannotKnow.account,
          service: [403, 'Forbidden.OperationNotAllowedByUser'],
        },
      ],
    };
  },
};

const recover: WriteCase = {
  operation: recoverVirtualBorderRouter,
  prepare: (estate) => {
    const line = lineIn(estate, region, 'line-of-recovered-router');
    const ended = { status: 'terminated', terminated: estate.daysAgo(1) } as const;
    const router = estate.router(line, { name: 'recovered-router', vlanId: 190, ...ended });
    const active = estate.router(line, { name: 'recovered-needlessly', vlanId: 191 });
    const old = estate.router(line, {
      name: 'recovered-too-late',
      vlanId: 192,
      status: 'terminated',
      terminated: estate.daysAgo(30),
    });
    estate.router(line, { name: 'took-its-vlan', vlanId: 192 });
    const ofTheBank = estate.router(line, { owner: tenant, name: 'recovered-by-its-owner', vlanId: 193, ...ended });
    return {
      region,
      target: named('virtualBorderRouter', router),
      values: {},
      effect: { shown: 'virtualBorderRouter', row: { VbrId: router.id, Status: 'active' } },
      refusals: [
        ...ofAnyRouter,
        wrongState(
          named('virtualBorderRouter', active),
          'Terminated',
          400,
          'InvalidOperation.OperationNotAllowedInState',
        ),
        {
          rule: 'the line is in service (003 6.10)',
          world: changed('physicalConnections', line.id, { status: 'Terminated' }),
          form: formCannotKnow.neighbours,
          service: [400, 'InvalidOperation.OperationNotAllowedInState'],
        },
        {
          rule: 'its VLAN has not been taken (traps 88)',
          on: named('virtualBorderRouter', old),
          form: formCannotKnow.neighbours,
          service: [400, 'OperationFailed.VlanIdAlreadyInUse'],
        },
        {
          rule: 'only the owner of the line recovers a VBR',
          by: 'tenant',
          change: { VbrId: ofTheBank.id },
          form: formCannotKnow.account,
          service: [403, 'Forbidden.OperationRecoverNotAllowedByUser'],
        },
        traffic,
      ],
    };
  },
};

const remove: WriteCase = {
  operation: deleteVirtualBorderRouter,
  prepare: (estate) => {
    const line = lineIn(estate, region, 'line-of-deleted-router');
    const further = lineIn(estate, region, 'further-line-of-deleted-router');
    let vlanId = 200;
    const next = (name: string, more = {}) => estate.router(line, { name, vlanId: vlanId++, ...more });
    const router = next('deleted-router');
    const deleting = next('deleted-twice', { status: 'deleting' });
    const ofTheBank = next('deleted-of-the-bank', { owner: tenant });
    const interfaced = next('deleted-with-interface');
    estate.routerInterface(interfaced, { name: 'interface-of-deleted-router' });
    const attached = next('deleted-with-cen', {
      cens: [{ cenId: 'cen-7qthudw0ll6jmc', cenOwner: line.owner, status: 'Attached' }],
    });
    const none = { local: '', peer: '', mask: '' };
    const associated = next('deleted-with-association', {
      associations: [
        {
          physicalConnectionId: further.id,
          vlanId: 1,
          vlanInterfaceId: 'ri-2zedeleted00000000001',
          circuitCode: '',
          ipv4: none,
          ipv6: none,
          enableIpv6: false,
        },
      ],
    });
    const grouped = next('deleted-with-group');
    estate.group(grouped, { name: 'group-of-deleted-router', peerAsn: 65_001 });
    const announcing = next('deleted-with-network');
    estate.network(announcing, '10.78.0.0/16');
    const routed = next('deleted-with-route');
    estate.route(routed, {
      cidr: '10.79.0.0/16',
      nextHops: [{ id: routed.vlanInterfaceId, type: 'RouterInterface', weight: 100 }],
    });
    const joined = next('deleted-with-failover');
    estate.haGroup(joined, next('deleted-with-failover-peer'));
    const left = (rule: string, on: { readonly id: string }, code: string): Refusal => ({
      rule,
      on: named('virtualBorderRouter', on),
      form: silent('What hangs on it is counted in the question that precedes the deletion.'),
      service: [400, code],
    });
    return {
      region,
      target: named('virtualBorderRouter', router),
      values: {},
      effect: { gone: named('virtualBorderRouter', router) },
      refusals: [
        ...ofAnyRouter,
        wrongState(
          named('virtualBorderRouter', deleting),
          'Unconfirmed, Active, and Terminated',
          400,
          'InvalidOperation.OperationNotAllowedInState',
        ),
        {
          rule: 'the owner of the line deletes a VBR of another account while it is unconfirmed only',
          change: { VbrId: ofTheBank.id },
          form: formCannotKnow.account,
          service: [403, 'Forbidden.OperationDeleteNotAllowedByUser'],
        },
        left('it has no router interfaces (003 6.6)', interfaced, 'InvalidOperation.RouterInterfaceNotDeleted'),
        left('it is attached to no CEN (003 6.6)', attached, 'OperationUnsupported.VBRAttachedCen'),
        left('it runs over no further line (003 6.6)', associated, 'InvalidStatus.NotAllowed'),
        left('it has no BGP groups (traps section 11)', grouped, 'DependencyViolation.BgpGroup'),
        left('it announces no networks', announcing, 'DependencyViolation.BgpNetwork'),
        left('it has no routes of its own', routed, 'DependencyViolation.RouteEntry'),
        left('it is in no VBR HA group', joined, 'DependencyViolation.VbrHa'),
      ],
    };
  },
};

export const virtualBorderRouterLifecycleWrites: readonly WriteCase[] = [terminate, recover, remove];
