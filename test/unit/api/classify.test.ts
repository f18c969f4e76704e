import assert from 'node:assert/strict';
import { classify, subjectGone } from '../../../src/api/classify';
import { kindOfCode } from '../../../src/api/codes';
import { ServiceError, TransportError } from '../../../src/api/errors';
import type { Phase } from '../../../src/api/errors';
import { everyGoneCode, saysGone } from '../../../src/api/goneCodes';
import { english } from '../../../src/catalog/message';
import { recoverPhysicalConnection } from '../../../src/catalog/hostedConnection/recover';
import { deleteRouteEntry } from '../../../src/catalog/routeEntry/lifecycle';
import { createRouterInterface } from '../../../src/catalog/routerInterface/create';
import { deleteRouterInterface } from '../../../src/catalog/routerInterface/lifecycle';
import { deleteVbrHa } from '../../../src/catalog/vbrHaGroup/lifecycle';
import { deleteVpcPeerConnection } from '../../../src/catalog/vpcPeeringConnection/lifecycle';
import { failure, region, withService } from './clientUnderTest';
import { refuse } from './loopbackService';
import { createWithToken, deleteWithToken, listThings } from './sampleOperations';

function serviceError(code: string, httpStatus = 400, message = ''): ServiceError {
  return new ServiceError(message, { action: 'X', code, httpStatus, outcome: 'refused' });
}

describe('classifying errors', () => {
  const cases: readonly (readonly [code: string, kind: string])[] = [
    ['Throttling', 'throttled'],
    ['Throttling.User', 'throttled'],
    ['Throttling.User.Flow', 'throttled'],
    ['Rejected.Throttling', 'throttled'],
    ['InvalidAccessKeyId.NotFound', 'credentials'],
    ['InvalidAccessKeyId.Inactive', 'credentials'],
    ['InvalidSecurityToken.Expired', 'securityToken'],
    ['Forbidden.RAM', 'permission'],
    ['Forbbiden', 'permission'],
    ['Forbidden.NameNotAllowedByCaller', 'ownership'],
    ['CROSS_BID.FORBIDDEN', 'ownership'],
    ['InvalidVbrId.NotFound', 'notFound'],
    ['InvalidStatus.CannotOperate', 'state'],
    ['Forbidden.NotAllowedInState', 'state'],
    ['OperationConflict', 'busy'],
    ['LastTokenProcessing', 'busy'],
    ['Forbidden.VBRExists', 'dependency'],
    ['QuotaExceeded.Bgp', 'quota'],
    ['Forbidden.FinancileLocked', 'billing'],
    ['OperationFailed.PconnTrafficNotEnable', 'trafficDisabled'],
    ['InvalidTimeStamp.Expired', 'clock'],
    ['SignatureDoesNotMatch', 'signature'],
    ['InvalidAction.NotFound', 'unsupported'],
    ['InvalidRegionId.NotFound', 'region'],
    ['InternalServerError', 'server'],
    ['SomethingNew', 'other'],
    ['InvalidFilterKey.ValueNotSupported', 'other'],
    ['LimitationExceed.InterfaceNumberOnRouter', 'quota'],
    ['IncorrectStatus.VpcPeer', 'state'],
    ['Conflict.Operation', 'busy'],
    ['OperationDenied.RouteEntryExist', 'dependency'],
    ['IncorrectBusinessStatus.VpcPeer', 'billing'],
    ['IncorrectBusinessStatus.AcceptUserVpcPeer', 'state'],
  ];
  for (const [code, kind] of cases) {
    it(`tells the person what ${code} means, whatever the HTTP status (traps 67)`, () => {
      for (const status of [200, 400, 403, 404, 429, 500]) {
        const { kind: found, why } = classify(serviceError(code, status));
        assert.equal(found, kind);
        assert.ok(english(why).length > 10);
      }
    });
  }

  it('has words for every way in which the network can fail', () => {
    const phases: readonly Phase[] = [
      'dns',
      'connect',
      'tls',
      'proxy',
      'timeout',
      'reset',
      'cut',
      'gateway',
      'garbage',
      'tooLarge',
      'redirect',
    ];
    const words = phases.map((phase) =>
      english(classify(new TransportError({ action: 'X', phase, outcome: 'unknown', httpStatus: 502 })).why),
    );
    assert.equal(new Set(words).size, phases.length);
  });

  it('says by how much the clock is wrong', async () => {
    // The test clock stands at 2024-01-02T03:04:05Z.
    for (const [date, expected] of [
      ['Tue, 02 Jan 2024 02:44:05 GMT', 'The clock of this computer is 20 minutes ahead of the service.'],
      ['Tue, 02 Jan 2024 04:04:05 GMT', 'The clock of this computer is 60 minutes behind the service.'],
      ['no date', 'The request time differs too much from the time of the service.'],
    ] as const) {
      await withService(
        (_, response) => {
          refuse(response, 400, 'InvalidTimeStamp.Expired', {}, { date });
        },
        async ({ client }) => {
          const error = await failure(client.call(listThings, {}, { region }), ServiceError);
          const { kind, why } = classify(error);
          assert.deepEqual([kind, english(why)], ['clock', expected]);
        },
      );
    }
  });

  it('names the RAM action that is missing', () => {
    const accessDenied = { ramAction: 'vpc:CreateBgpGroup' };
    const error = new ServiceError('', {
      action: 'X',
      code: 'Forbidden.RAM',
      httpStatus: 403,
      outcome: 'refused',
      accessDenied,
    });
    const { advice } = classify(error);
    assert.ok(advice !== undefined && english(advice).includes('vpc:CreateBgpGroup'));
  });

  it('tells a wrong secret from a request that something changed', () => {
    const error = (sameStringToSign: boolean): string =>
      english(
        classify(
          new ServiceError('', {
            action: 'X',
            code: 'SignatureDoesNotMatch',
            httpStatus: 400,
            outcome: 'refused',
            sameStringToSign,
          }),
        ).why,
      );
    assert.notEqual(error(true), error(false));
  });
});

describe('a subject that is gone', () => {
  it('is recognised by its code, so that deleting it again counts as done', () => {
    assert.ok(subjectGone(serviceError('InvalidParams.NotFound', 400, 'instance not found'), deleteWithToken));
  });

  it('is recognised for router interfaces and VPC peering connections, whose codes speak of an instance', () => {
    for (const code of ['InvalidInstanceId.NotFound', 'InvalidRouterInterfaceId.NotFound']) {
      assert.ok(subjectGone(serviceError(code, 404), deleteRouterInterface), code);
      assert.ok(!subjectGone(serviceError(code, 404), createRouterInterface), code);
    }
    assert.ok(subjectGone(serviceError('ResourceNotFound.InstanceId'), deleteVpcPeerConnection));
    assert.ok(!subjectGone(serviceError('ResourceNotFound.InstanceId'), deleteRouterInterface));
  });

  it('is recognised for everything that can be deleted or changed, or a second deletion looks like a failure', () => {
    // 003 4.15, 4.22, 6.13, 6.16 and the table of each operation.
    for (const [deletion, code] of [
      [deleteRouteEntry, 'InvalidRouteEntry.NotFound'],
      [recoverPhysicalConnection, 'ResourceNotFound'],
      [deleteVbrHa, 'ResourceNotFound.VbrHa'],
    ] as const)
      assert.ok(subjectGone(serviceError(code), deletion), code);
  });

  it('has codes that all mean a missing resource to a person: the lists must not drift apart', () => {
    for (const code of everyGoneCode) assert.equal(kindOfCode(code), 'notFound', code);
    assert.ok(saysGone('ResourceNotFound.VbrHa'));
    assert.ok(!saysGone('InvalidVbrOwnerId.NotFound'));
  });

  it('is not concluded from a 404 alone (traps 68)', () => {
    for (const code of ['InvalidFilterKey.ValueNotSupported', 'CROSS_BID.FORBIDDEN', 'InvalidRegionId.NotFound']) {
      assert.ok(!subjectGone(serviceError(code, 404), deleteWithToken));
    }
  });

  it('is not concluded from a missing parent or VPC (traps 69)', () => {
    assert.ok(!subjectGone(serviceError('InvalidVbrId.NotFound', 404), createWithToken));
    assert.ok(!subjectGone(serviceError('InvalidParams.NotFound', 400, 'vpc instance not found'), deleteWithToken));
    assert.ok(!subjectGone(new Error('InvalidParams.NotFound'), deleteWithToken));
  });
});
