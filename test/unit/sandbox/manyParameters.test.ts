import assert from 'node:assert/strict';
import { targetOf } from '../../../src/sandbox/faults/target';
import { keys, object, Service } from './service';
import { type Given, signed, wireRequest } from './signedRequest';

const list: Given = { Action: 'DescribePhysicalConnections', RegionId: 'cn-hangzhou' };

/** What a rightly signed list is answered that has so many parameters, between which nothing stands so many times. */
function outcome(count: number, layout: 'POST form' | 'POST mixed', nothings = 0): string {
  const service = new Service();
  const now = service.wall.now();
  const usual = signed('POST', list, keys.partner, now).length;
  const more = Object.fromEntries(Array.from({ length: count - usual }, (_, n) => [`More.${n}`, n]));
  const pairs = signed('POST', { ...list, ...more }, keys.partner, now);
  // A query of thousands is too long by itself: it holds the first ones, the form all others.
  const [query, form] = layout === 'POST form' ? [[], pairs] : [pairs.slice(0, 100), pairs.slice(100)];
  const request = wireRequest('POST form', form);
  const { target } = wireRequest('POST query', query);
  const body = Buffer.concat([Buffer.from('&'.repeat(nothings)), request.body]);
  const answer = service.gateway.answer({ ...request, target, body }, '127.0.0.1:1');
  const { Code = 'ok' } = object(JSON.parse(answer.body));
  return `${answer.status} ${String(Code)}`;
}

describe('a request of many parameters', () => {
  for (const layout of ['POST form', 'POST mixed'] as const) {
    it(`is served by ${layout} up to 10,000 of them, or one request holds up all others`, () => {
      assert.equal(outcome(10_000, layout), '200 ok');
      assert.equal(outcome(10_001, layout), '413 TooManyParameters');
    });
  }

  it('counts no empty pieces between them, which mean nothing', () => {
    assert.equal(outcome(20, 'POST form', 20_000), '200 ok');
  });

  it('is read once, whatever is asked about it, or each question takes as long as the first', () => {
    const { gateway, wall } = new Service();
    const { body, ...request } = wireRequest('POST form', signed('POST', list, keys.partner, wall.now()));
    let reads = 0;
    const counted = Object.assign(Buffer.from(body), {
      toString: (encoding?: BufferEncoding) => {
        reads += 1;
        return body.toString(encoding);
      },
    });
    const sent = { ...request, body: counted };
    assert.equal(targetOf(sent, gateway).operation, list.Action);
    assert.equal(gateway.answer(sent, '127.0.0.1:1').status, 200);
    assert.equal(reads, 1);
  });
});
