import assert from 'node:assert/strict';
import { ServiceError, TransportError } from '../../../src/api/errors';
import { catalogue } from '../../../src/catalog';
import type { KindId } from '../../../src/catalog/kindId';
import { english } from '../../../src/catalog/message';
import type { FailedLists } from '../../../src/estate/failedLists';
import { failureMessage, withFailure } from '../../../src/estate/failedLists';

const refused = (code: string): ServiceError =>
  new ServiceError('no', { action: 'X', code, httpStatus: 403, outcome: 'refused' });
const lost = (): TransportError => new TransportError({ action: 'X', phase: 'timeout', outcome: 'unknown' });

function linesOf(...failures: readonly (readonly [KindId, string, unknown])[]): readonly string[] {
  const lists = failures.reduce<readonly FailedLists[]>(
    (before, [kind, region, error]) => withFailure(before, { kind, region }, error),
    [],
  );
  return lists.map((failed) => english(failureMessage(catalogue, failed)));
}

describe('lists that could not be read', () => {
  it('are one line for each kind and code, or a missing right fills the search with its regions', () => {
    const regions = Array.from({ length: 12 }, (_, index) => `region-${index}`);
    const missing = regions.map((region) => ['routerInterface', region, refused('Forbidden.RAM')] as const);
    assert.deepEqual(linesOf(...missing), ['Router Interfaces could not be read in 12 regions']);
  });

  it('name the region when it is the only one, or nobody knows where to look', () => {
    assert.deepEqual(linesOf(['routerInterface', 'cn-hangzhou', refused('Forbidden.RAM')]), [
      'Router Interfaces in cn-hangzhou could not be read',
    ]);
  });

  it('are one line with those that were not tried any more, or one dead line fills the search twice', () => {
    const notTried = new TransportError({
      action: 'DescribeX',
      phase: 'unreached',
      outcome: 'notSent',
      last: 'timeout',
    });
    const lines = linesOf(['routerInterface', 'cn-beijing', lost()], ['routerInterface', 'cn-shanghai', notTried]);
    assert.deepEqual(lines, ['Router Interfaces could not be read in 2 regions']);
  });

  it('stay apart by kind and by reason, or a timeout hides behind a missing right', () => {
    const lines = linesOf(
      ['routerInterface', 'cn-hangzhou', refused('Forbidden.RAM')],
      ['virtualBorderRouter', 'cn-hangzhou', refused('Forbidden.RAM')],
      ['routerInterface', 'cn-beijing', lost()],
      ['routerInterface', 'cn-shanghai', lost()],
      ['routerInterface', 'cn-shenzhen', refused('UnsupportedRegion')],
    );
    assert.deepEqual(lines, [
      'Router Interfaces in cn-hangzhou could not be read',
      'VBRs in cn-hangzhou could not be read',
      'Router Interfaces could not be read in 2 regions',
      'Router Interfaces in cn-shenzhen could not be read',
    ]);
  });
});
