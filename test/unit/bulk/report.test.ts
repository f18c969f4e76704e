import assert from 'node:assert/strict';
import { ServiceError, TransportError } from '../../../src/api/errors';
import type { Entry } from '../../../src/bulk/bulkRun';
import { progressOf, reportOf, summaryOf } from '../../../src/bulk/report';
import type { Result } from '../../../src/bulk/result';
import { catalogue } from '../../../src/catalog';
import { english, message } from '../../../src/catalog/message';
import { resourceOf, routerRow } from '../estate/estateUnderTest';

const operation = catalogue.operation('TerminateVirtualBorderRouter');

function entry(id: string, result: Result): Entry {
  assert.ok(operation !== undefined);
  return { subject: { operation, resource: resourceOf('virtualBorderRouter', routerRow(id)) }, result };
}

const refused = new ServiceError('User not authorized.', {
  action: 'TerminateVirtualBorderRouter',
  code: 'Forbidden.RAM',
  requestId: 'REQ-1',
  httpStatus: 403,
  outcome: 'refused',
});
const lost = new TransportError({ action: 'TerminateVirtualBorderRouter', phase: 'reset', outcome: 'unknown' });
const ended = resourceOf('virtualBorderRouter', routerRow('vbr-1', { Status: 'terminated' }));

const entries = [
  entry('vbr-1', { status: 'done', requestId: 'REQ-0', resource: ended }),
  entry('vbr-2', { status: 'failed', error: refused }),
  entry('vbr-3', { status: 'unknown', error: lost }),
  entry('vbr-4', { status: 'notSent' }),
  entry('vbr-5', { status: 'leftAlone', why: message('The account was removed.') }),
];

describe('the report of a bulk change', () => {
  it('counts what was done, what failed and what nobody knows apart, or an unknown one passes for failed', () => {
    assert.equal(
      summaryOf(entries).map(english).join(' '),
      '1 of 5 done. 1 failed. 1 may or may not have been carried out. 1 not sent. 1 left alone.',
    );
  });

  it('says how far it is, and what failed before all is over, or what nobody knows passes for failed', () => {
    assert.equal(english(progressOf(entries)), '5 of 5, 1 failed, 1 with an unknown outcome');
    const [done, failed, unknown] = entries;
    assert.ok(done !== undefined && failed !== undefined && unknown !== undefined);
    assert.equal(english(progressOf([done, failed])), '2 of 2, 1 failed');
    assert.equal(english(progressOf([done, unknown])), '2 of 2, 1 with an unknown outcome');
    const going = [entry('vbr-1', { status: 'going' }), entry('vbr-2', { status: 'waiting' })];
    assert.equal(english(progressOf(going)), '0 of 2', 'what the service is still at is not over');
  });

  it('tells of each resource what happened with code and request ID, what needs somebody first', () => {
    const groups = reportOf(catalogue, entries, []);
    assert.deepEqual(
      groups.map(({ heading, items }) => [english(heading), items.map(({ id }) => id).join()]),
      [
        ['Failed', 'vbr-2'],
        ['Outcome unknown', 'vbr-3'],
        ['Not sent', 'vbr-4'],
        ['Left alone', 'vbr-5'],
        ['Done', 'vbr-1'],
      ],
    );
    const items = groups.flatMap((group) => group.items);
    assert.deepEqual(
      items.map(({ requestId }) => requestId),
      ['REQ-1', undefined, undefined, undefined, 'REQ-0'],
    );
    const told = items.map((item) => item.told.map((part) => (typeof part === 'string' ? part : english(part))));
    const [failed = [], unknown = [], , , done = []] = told;
    assert.deepEqual(failed.slice(0, 2), [
      'TerminateVirtualBorderRouter was refused: Forbidden.RAM.',
      'User not authorized.',
    ]);
    assert.match(unknown.join(' '), /may or may not have been carried out/);
    assert.deepEqual(done, ['Now Terminated.']);
  });
});
