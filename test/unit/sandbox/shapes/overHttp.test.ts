import assert from 'node:assert/strict';
import { decide } from '../../../../src/api/answer';
import { catalogue } from '../../../../src/catalog/index';
import { demoEstate } from '../../../../src/sandbox/estates/demo';
import { OptionSyntaxError } from '../../../../src/sandbox/scanner';
import { parseShapes } from '../../../../src/sandbox/shapes/parse';
import { shapeMeanings, shapeNames } from '../../../../src/sandbox/shapes/shape';
import { type Bench, type Exchange, json, withSandbox } from '../faults/exchange';
import { object } from '../service';
import type { Given } from '../signedRequest';

const partnerId = '1688000000000001';
const tenantId = '283100000000000017';
const regions = { Action: 'DescribeRegions' };
const lines = { Action: 'DescribePhysicalConnections', RegionId: 'cn-hangzhou' };

/** Reads XML without attributes the way XML libraries do: every value a text, repeated elements a list. */
function readXml(text: string): unknown {
  const inner = text.replace(/^<\?xml[^>]*\?>/, '');
  const members = new Map<string, unknown[]>();
  for (let rest = inner; rest !== '';) {
    const name = /^<(\w+)>/.exec(rest)?.[1];
    if (name === undefined) return inner.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
    const end = closing(rest, name);
    members.set(name, [...(members.get(name) ?? []), readXml(rest.slice(name.length + 2, end))]);
    rest = rest.slice(end + name.length + 3);
  }
  if (members.size === 0) return '';
  return Object.fromEntries([...members].map(([name, values]) => [name, values.length === 1 ? values[0] : values]));
}

/** Where the element that a text begins with is closed; one of the same name may stand in it (`Tags.Tags`). */
function closing(text: string, name: string): number {
  let depth = 0;
  for (const { 0: tag, index } of text.matchAll(new RegExp(`</?${name}>`, 'g'))) {
    depth += tag.startsWith('</') ? -1 : 1;
    if (depth === 0) return index;
  }
  throw new Error(`<${name}> is not closed`);
}

/** What our decoder makes of an answer, without its envelope. */
function decoded(action: string, text: string): unknown {
  const operation = catalogue.operation(action);
  assert.ok(operation);
  const reply = { status: 200, text, contentType: undefined, retryAfterMs: undefined, date: undefined };
  const { RequestId, ...rest } = decide(operation, reply, { stringToSign: '', secrets: [], now: 0 }).value;
  assert.ok(RequestId !== undefined);
  return rest;
}

function withDemo(use: (bench: Bench) => Promise<void>): Promise<void> {
  return withSandbox(use, { state: demoEstate(Date.now()) });
}

const isXml = ({ headers, body }: Exchange) =>
  headers['content-type']?.startsWith('text/xml') === true && body.startsWith('<?xml');

describe('shapes of an account', () => {
  it('are those of the official SDK unless told, and its own, or trying one client breaks the other', () =>
    withDemo(async ({ sandbox, ask }) => {
      const wrapped = async (as: 'partner' | 'tenant') =>
        !Array.isArray(json(await ask(lines, as)).PhysicalConnectionSet);
      assert.deepEqual([await wrapped('partner'), await wrapped('tenant')], [true, true]);
      sandbox.shapes.set(tenantId, ['bareArrays']);
      assert.deepEqual([await wrapped('partner'), await wrapped('tenant')], [true, false]);
      sandbox.shapes.set('*', ['bareArrays']);
      sandbox.shapes.set(tenantId, []);
      assert.deepEqual([await wrapped('partner'), await wrapped('tenant')], [false, true]);
    }));

  it('can be given at the start, or a command line cannot ask for them', () =>
    withSandbox(
      async ({ ask }) => {
        const body = json(await ask(lines));
        assert.deepEqual(Object.keys(body), ['DescribePhysicalConnectionsResponse']);
        assert.equal(object(body.DescribePhysicalConnectionsResponse).TotalCount, '0');
      },
      { shapes: { [partnerId]: ['outerWrapper', 'numbersAsStrings'] } },
    ));

  it('leave errors as they are, except in XML, or clients do not see why they are refused', () =>
    withDemo(async ({ sandbox, ask }) => {
      const wrong = { ...lines, PageSize: 51 };
      const names = ['Code', 'HostId', 'Message', 'Recommend', 'RequestId'];
      sandbox.shapes.set(
        partnerId,
        shapeNames.filter((shape) => shape !== 'xml'),
      );
      assert.deepEqual(Object.keys(json(await ask(wrong))).sort(), names);
      sandbox.shapes.set(partnerId, ['xml']);
      const refused = await ask(wrong);
      assert.ok(isXml(refused));
      assert.deepEqual(Object.keys(object(object(readXml(refused.body)).Error)).sort(), names);
    }));

  it('give an idempotent answer again in the shape of today, or a repeated change looks like another', () =>
    withDemo(async ({ sandbox, ask }) => {
      const create: Given = {
        Action: 'CreatePhysicalConnection',
        RegionId: 'cn-hangzhou',
        AccessPointId: 'ap-cn-hangzhou-yh-A',
        LineOperator: 'CT',
        ClientToken: 'once',
      };
      const first = json(await ask(create));
      sandbox.shapes.set(partnerId, ['outerWrapper']);
      const again = object(json(await ask(create)).CreatePhysicalConnectionResponse);
      assert.equal(again.PhysicalConnectionId, first.PhysicalConnectionId);
    }));

  it('in XML say the same as in JSON, in every combination that matters to lists, or XML clients lose rows', () =>
    withDemo(async ({ sandbox, ask }) => {
      const asked: readonly Given[] = [
        regions,
        lines,
        { ...lines, PageSize: 1 },
        { ...lines, RegionId: 'us-west-1' },
        { Action: 'DescribeVirtualBorderRouters', RegionId: 'cn-hangzhou', PageSize: 50 },
        { Action: 'DescribeBgpPeers', RegionId: 'cn-hangzhou' },
        { Action: 'DescribeRouterInterfaces', RegionId: 'cn-hangzhou' },
        { Action: 'ListVirtualPhysicalConnections', RegionId: 'cn-shenzhen' },
        { Action: 'ListVpcPeerConnections', Version: '2022-01-01', RegionId: 'cn-hangzhou' },
      ];
      for (const given of asked) {
        for (const as of ['partner', 'tenant'] as const) {
          for (const id of [partnerId, tenantId]) sandbox.shapes.set(id, []);
          const action = String(given.Action);
          const usual = decoded(action, (await ask(given, as)).body);
          for (const shapes of [[], ['bareArrays'], ['outerWrapper'], ['misspelt']] as const) {
            for (const id of [partnerId, tenantId]) sandbox.shapes.set(id, [...shapes, 'xml']);
            const answer = await ask(given, as);
            assert.ok(isXml(answer));
            const [[, inside] = []] = Object.entries(object(readXml(answer.body)));
            assert.deepEqual(decoded(action, JSON.stringify(inside)), usual, `${action}: ${shapes.join(', ')}`);
          }
        }
      }
    }));
});

describe('shapes on the command line', () => {
  it('are written by account, or for all', () => {
    assert.deepEqual(parseShapes(`${partnerId}=bareArrays,xml; *=misspelt;`), {
      [partnerId]: ['bareArrays', 'xml'],
      '*': ['misspelt'],
    });
    assert.deepEqual(parseShapes('tenant=xml;*=default'), { [tenantId]: ['xml'], '*': [] });
    assert.deepEqual(Object.keys(shapeMeanings), [...shapeNames]);
  });

  it('are refused with the place and what is allowed there', () => {
    const cases: readonly (readonly [string, number, RegExp])[] = [
      ['', 0, /an account ID, "\*"/],
      ['*', 1, /"="/],
      ['*=round', 2, /bareArrays.*xml/],
      ['*=xml,', 6, /bareArrays/],
      ['*=xml bareArrays', 6, /";"/],
      ['carrier=xml', 0, /partner, tenant, an account ID/],
    ];
    for (const [text, at, expected] of cases) {
      assert.throws(
        () => parseShapes(text),
        (error) => error instanceof OptionSyntaxError && error.at === at && expected.test(error.expected.join(', ')),
        text,
      );
    }
  });
});
