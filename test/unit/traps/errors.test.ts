import assert from 'node:assert/strict';
import { classify, subjectGone } from '../../../src/api/classify';
import { ServiceError } from '../../../src/api/errors';
import { catalogue } from '../../../src/catalog';
import { english } from '../../../src/catalog/message';
import { explain } from '../../../src/estate/explain';
import { region } from '../api/clientUnderTest';
import { refuse } from '../api/loopbackService';
import { resourceOf, withEstate } from '../estate/estateUnderTest';
import { Service } from '../sandbox/service';
import { broken, fieldOf, form, operation, refused } from './product';

const inRegion = { RegionId: region };
const accessPoint = 'ap-cn-hangzhou-yh-A';

function serviceError(action: string, code: string, httpStatus = 400, message = ''): ServiceError {
  return new ServiceError(message, { action, code, httpStatus, outcome: 'refused' });
}

function kindOf(code: string, httpStatus = 400): string {
  return classify(serviceError('X', code, httpStatus)).kind;
}

/** The codes that the documents list for an operation. */
function codesOf(name: string): readonly string[] {
  return operation(name).errors.map(({ code }) => code);
}

describe('traps of errors', () => {
  it('trap 66: a misspelt code that is put right is not recognised, and nobody is told what to do', async () => {
    for (const [name, ...codes] of [
      ['CreatePhysicalConnection', 'InvalidType.Malformd', 'InvalidType.Malformed', 'InvalidPortType.Malformd'],
      ['CreatePhysicalConnection', 'InvalidPeerLocation.Malformd', 'InvalidLineOperator.Malformd'],
      ['CreateBgpGroup', 'InvalidBgpDescription.Malformed'],
      ['ModifyBgpGroupAttribute', 'InvalidBgpDiscription.Malformed'],
      ['DeactivateRouterInterface', 'Forbidden.FinancileLocked'],
      ['CreateRouterInterface', 'InvalidSpec.ValudNotSupported'],
      ['DeleteRouteEntry', 'IncorrcetRouteEntryStatus', 'IncorrectRouteEntryStatus', 'Forbbiden'],
      ['CreateRouteEntry', 'InvalidInstanId.NotFound', 'InvalidCIDRBlock.Duplicate', 'InvalidCidrBlock.Malformed'],
      ['CreateRouteEntry', 'OperationUnsupported.MutipleIpv6Address'],
      ['CreateBgpPeer', 'InvalidIP.Malformed'],
      ['ModifyVirtualBorderRouterAttribute', 'InvalidIp.Malformed', 'InvalidIp.NotSameSubnet'],
      ['DescribeAccessPoints', 'InvalidRegionId.NotSupport'],
      ['DeleteRouterInterface', 'DependencyViolation.RouterInterfaceReferedByRouteEntry'],
      ['UnassociatePhysicalConnectionFromVirtualBorderRouter', 'ROUTER_INTERFACE_REFERED_BY_ROUTEENTRY'],
    ] as const) {
      for (const code of codes) {
        assert.ok(codesOf(name).includes(code), `${name} ${code}`);
        const error = await refused(name, 400, { RequestId: 'R', Code: code, Message: 'no' });
        assert.equal(error.code, code);
      }
    }
    assert.ok(!codesOf('CreateBgpGroup').includes('InvalidBgpDiscription.Malformed'));
    for (const [code, kind] of [
      ['Forbbiden', 'permission'],
      ['Forbidden.FinancileLocked', 'billing'],
      ['IncorrcetRouteEntryStatus', 'state'],
      ['IncorrectRouteEntryStatus', 'state'],
      ['InvalidInstanId.NotFound', 'notFound'],
      ['InvalidRegionId.NotSupport', 'region'],
      ['DependencyViolation.RouterInterfaceReferedByRouteEntry', 'dependency'],
      ['ROUTER_INTERFACE_REFERED_BY_ROUTEENTRY', 'dependency'],
    ] as const) {
      assert.equal(kindOf(code), kind, code);
    }
    const apply = { ...inRegion, AccessPointId: accessPoint, LineOperator: 'CT', PortType: 'E1 - 2M' };
    assert.equal(new Service().refused('CreatePhysicalConnection', apply), '400 InvalidPortType.Malformd');
  });

  it('trap 67: told by its HTTP status, a missing VBR is a bad request here and gone there', () => {
    for (const [code, kind, ...statuses] of [
      ['InvalidRegionId.NotFound', 'region', 404, 400],
      ['InvalidVbrId.NotFound', 'notFound', 404, 400],
      ['InvalidPhysicalConnectionId.NotFound', 'notFound', 404, 400],
      ['IncorrectInstanceStatus', 'state', 400, 403],
      ['Forbbiden', 'permission', 400, 403],
    ] as const) {
      for (const status of statuses) assert.equal(kindOf(code, status), kind, `${code} ${status}`);
    }
    const service = new Service();
    const router = { ...inRegion, VbrId: 'vbr-none' };
    assert.equal(service.refused('ModifyVirtualBorderRouterAttribute', router), '400 InvalidVbrId.NotFound');
    assert.equal(service.refused('DeleteVirtualBorderRouter', router), '404 InvalidVbrId.NotFound');
    const line = { RegionId: 'cn-atlantis', PhysicalConnectionId: 'pc-1' };
    assert.equal(service.refused('ConfirmPhysicalConnection', line), '400 InvalidRegionId.NotFound');
    assert.equal(service.refused('CancelPhysicalConnection', line), '404 InvalidRegionId.NotFound');
  });

  it('trap 68: every 404 taken for a deletion, a wrong region or filter makes resources vanish', async () => {
    const router = resourceOf('virtualBorderRouter', { VbrId: 'vbr-1', Status: 'active' });
    for (const code of [
      'InvalidFilterKey.ValueNotSupported',
      'CROSS_BID.FORBIDDEN',
      'InvalidVbrOwnerId.NotFound',
      'InvalidRegionId.NotFound',
      'InvalidRegionId.NotSupport',
    ]) {
      await withEstate(
        (_, response) => {
          refuse(response, 404, code);
        },
        async ({ reader }) => {
          await assert.rejects(reader.one(router), { code });
        },
      );
      assert.equal(subjectGone(serviceError('X', code, 404), operation('DeleteVirtualBorderRouter')), false, code);
    }
    await withEstate(
      (_, response) => {
        refuse(response, 404, 'InvalidVbrId.NotFound');
      },
      async ({ reader }) => {
        assert.equal(await reader.one(router), undefined);
      },
    );
  });

  it('trap 69: without the service’s own words, one code for several causes leaves the person guessing', async () => {
    for (const [code, ...causes] of [
      ['QuotaExceeded.Bgp', 'The BGP peer quota is exceeded.', 'The BGP group quota is exceeded.'],
      ['Forbidden.VBRExists', 'VBRs of this account exist.', 'VBRs of other accounts exist.'],
      ['InvalidInstance.StatusError', 'The instance belongs to another account.'],
    ] as const) {
      for (const cause of causes) {
        const error = await refused('CreateBgpPeer', 400, { RequestId: 'R', Code: code, Message: cause });
        assert.equal(explain(error).said, cause);
      }
    }
    const deletion = operation('DeleteBgpNetwork');
    const about = (message: string) => subjectGone(serviceError('X', 'InvalidParams.NotFound', 400, message), deletion);
    assert.deepEqual([about('network not found'), about('vpc not found')], [true, false]);
  });

  it('trap 70: a code of the older documents is not recognised, or one of the newer', () => {
    for (const [kind, ...codes] of [
      [
        'ownership',
        'Forbidden.OperationNotAllowedByUser',
        'Forbidden.OperationDeleteNotAllowedByUser',
        'Forbidden.OperationRecoverNotAllowedByUser',
      ],
      ['server', 'InternalServerError', 'InternalError'],
    ] as const) {
      for (const code of codes) assert.equal(kindOf(code, kind === 'server' ? 500 : 403), kind, code);
    }
    for (const [name, ...codes] of [
      ['DeleteVirtualBorderRouter', 'Forbidden.OperationDeleteNotAllowedByUser', 'Forbidden.OperationNotAllowedByUser'],
      ['RecoverVirtualBorderRouter', 'Forbidden.OperationRecoverNotAllowedByUser'],
      ['DescribeBgpPeers', 'InternalServerError', 'InternalError'],
    ] as const) {
      assert.deepEqual(
        codes.filter((code) => !codesOf(name).includes(code)),
        [],
        name,
      );
    }
  });

  it('trap 71: nearly every change fails in a new account, and nothing says that outbound traffic has to be opened', () => {
    const open = operation('OpenPhysicalConnectionService');
    const advice = (code: string) => english(classify(serviceError('X', code)).advice ?? assert.fail(code));
    const own = advice('OperationFailed.PconnTrafficNotEnable');
    assert.ok(own.includes(open.label), own);
    const tenants = advice('OperationFailed.TargetUserPconnTrafficNotEnable');
    assert.match(tenants, /The account that will use the resource/);
    const needing = catalogue
      .writes()
      .filter(({ name }) => codesOf(name).includes('OperationFailed.PconnTrafficNotEnable'));
    assert.equal(needing.length, 15);
    const service = new Service((estate) => {
      estate.closeTraffic();
    });
    const apply = { ...inRegion, AccessPointId: accessPoint, LineOperator: 'CT' };
    assert.equal(service.refused('CreatePhysicalConnection', apply), '400 OperationFailed.PconnTrafficNotEnable');
    service.ok(open.name, inRegion);
    service.ok('CreatePhysicalConnection', apply);
  });

  it('trap 72: a form made from a copied error table asks for what the operation does not take', () => {
    const name = 'AssociatePhysicalConnectionToVirtualBorderRouter';
    for (const copied of ['Name', 'Description', 'VbrOwnerId']) assert.equal(fieldOf(form(name), copied), undefined);
    const request = { VbrId: 'vbr-1', PhysicalConnectionId: 'pc-2', VlanId: '10' };
    const link = { LocalGatewayIp: '10.0.0.1', PeerGatewayIp: '10.0.0.2', PeeringSubnetMask: '255.255.255.252' };
    assert.deepEqual(broken(name, request), [], 'optional in the table');
    assert.deepEqual(broken(name, { ...request, ...link }), []);
    // Refused as MissingParameter although each is optional.
    assert.deepEqual(broken(name, { ...request, LocalGatewayIp: '10.0.0.1' }), ['PeerGatewayIp', 'PeeringSubnetMask']);
    assert.equal(kindOf('QuotaExceeded.Bgp'), 'quota', 'whatever operation it is listed for');
  });

  it('trap 73: a message with unfilled blanks, or none at all, garbles what is shown', async () => {
    const said = 'The specified %s is invalid: {0}, $1 and 100%.';
    const error = await refused('CreateRouteEntry', 400, { RequestId: 'R', Code: 'InvalidParam', Message: said });
    const told = explain(error);
    assert.equal(told.said, said);
    assert.equal(english(told.what), 'CreateRouteEntry was refused: InvalidParam.');
    const silent = await refused('DeleteRouterInterface', 404, { RequestId: 'R', Code: 'InvalidRegionId.NotFound' });
    assert.deepEqual([explain(silent).said, explain(silent).why === undefined], [undefined, false]);
  });

  it('trap 74: a code in another style than A.B is taken for no code, and shown as a broken gateway', async () => {
    for (const [code, kind] of [
      ['EXCEED_ASSOCIATE_MAX_NUM', 'quota'],
      ['PHYSICAL_NOT_ALLOW_ASSOCIATE_VBR', undefined],
      ['PARAMETER_MUST_NOT_NULL', undefined],
      ['RI_CREATE_ONE_LIMIT_BY_SYNC', undefined],
      ['CROSS_BID.FORBIDDEN', 'ownership'],
      ['BgpPeer.Already.Exists', undefined],
    ] as const) {
      const error = await refused('CreateBgpPeer', 400, { RequestId: 'R', Code: code, Message: 'no' });
      assert.equal(explain(error).code, code);
      if (kind !== undefined) assert.equal(classify(error).kind, kind, code);
    }
  });

  it('trap 75: codes with the blanks of the printed page in them are never met, and their advice never shown', () => {
    const listed = catalogue.operations().map(({ name }) => new Set(codesOf(name)));
    const counted = (code: string) => listed.filter((codes) => codes.has(code)).length;
    // Counted in the tables of the documents (traps section 12).
    for (const [count, ...codes] of [
      [19, 'InvalidRegionId.NotFound'],
      [10, 'InvalidPhysicalConnectionId.NotFound'],
      [8, 'InvalidIP.Malformed'],
      [7, 'QuotaExceeded.Bgp', 'QuotaExceeded.Nqa', 'InvalidPeerIpAddress', 'InvalidParams.AlreadyExists'],
      [6, 'InvalidBgpDiscription.Malformed', 'InvalidVbrId.NotFound', 'InvalidName.Malformed'],
      [5, 'MissingParameter', 'Forbidden.NotAllowedInState', 'InvalidCircuitCode.Malformed'],
      [3, 'InternalServerError', 'IncorrectStatus', 'InvalidStatus.NotAllowed'],
    ] as const) {
      for (const code of codes) assert.equal(counted(code), count, code);
    }
    assert.deepEqual(
      [...new Set(listed.flatMap((codes) => [...codes]))].filter((code) => /\s/.test(code)),
      [],
    );
  });

  it('trap 76: a refusal of an operation without an error table is shown without code and request ID', async () => {
    for (const name of [
      'OpenPhysicalConnectionService',
      'GetPhysicalConnectionServiceStatus',
      'DescribePhysicalConnectionLOA',
      'CompletePhysicalConnectionLOA',
      'CreatePhysicalConnectionSetupOrder',
      'AttachVbrToVpconn',
    ]) {
      const body = { RequestId: 'R-76', Code: 'NobodyKnows.This', Message: 'Not now.' };
      const { code, requestId, said, why } = explain(await refused(name, 400, body));
      assert.deepEqual([code, requestId, said], ['NobodyKnows.This', 'R-76', 'Not now.'], name);
      assert.ok(why !== undefined, name);
    }
  });
});
