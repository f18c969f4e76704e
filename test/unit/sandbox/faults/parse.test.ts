import assert from 'node:assert/strict';
import { partner, tenant } from '../../../../src/sandbox/demoAccounts';
import type { PlannedFault } from '../../../../src/sandbox/faults/fault';
import { parseFaults as parse } from '../../../../src/sandbox/faults/parse';
import { faultSpellings } from '../../../../src/sandbox/faults/spellings';
import { OptionSyntaxError } from '../../../../src/sandbox/scanner';

/** Some of the operations of 003. */
const operations = ['DescribePhysicalConnections', 'DescribeBgpPeers', 'CreateBgpPeer', 'CreatePhysicalConnection'];
const parseFaults = (text: string) => parse(text, operations);

function refusal(text: string): OptionSyntaxError {
  try {
    parseFaults(text);
  } catch (error) {
    if (error instanceof OptionSyntaxError) return error;
    throw error;
  }
  throw new Error(`${text} was understood`);
}

const written: readonly (readonly [string, readonly PlannedFault[]])[] = [
  [
    'Describe*:throttling@0.1;CreateBgpPeer:drop@0.3x5;*:latency=uniform(20,200)',
    [
      { operation: 'Describe*', rate: 0.1, fault: { kind: 'throttling' } },
      { operation: 'CreateBgpPeer', rate: 0.3, times: 5, fault: { kind: 'drop' } },
      { operation: '*', fault: { kind: 'latency', ms: { shape: 'uniform', from: 20, to: 200 } } },
    ],
  ],
  [
    'partner/*:cut;tenant/*:drop',
    [
      { operation: '*', account: partner.id, fault: { kind: 'cut' } },
      { operation: '*', account: tenant.id, fault: { kind: 'drop' } },
    ],
  ],
  [
    ' 1688000000000001/*Bgp*:resetx2 ;\n*:reset@1; ',
    [
      { operation: '*Bgp*', account: '1688000000000001', times: 2, fault: { kind: 'reset' } },
      { operation: '*', rate: 1, fault: { kind: 'reset' } },
    ],
  ],
  ['*:latency=200', [{ operation: '*', fault: { kind: 'latency', ms: 200 } }]],
  [
    '*:latency=exponential(80,2000);*:latency=longTail(50,1.5,5000)',
    [
      { operation: '*', fault: { kind: 'latency', ms: { shape: 'exponential', mean: 80, atMost: 2000 } } },
      { operation: '*', fault: { kind: 'latency', ms: { shape: 'longTail', median: 50, spread: 1.5, atMost: 5000 } } },
    ],
  ],
  [
    '*:refusal=409,OperationConflict',
    [{ operation: '*', fault: { kind: 'refusal', http: 409, code: 'OperationConflict' } }],
  ],
  ['*:failure=500', [{ operation: '*', fault: { kind: 'failure', status: 500 } }]],
  ['*:html=504,afterx1', [{ operation: '*', times: 1, fault: { kind: 'html', status: 504, after: true } }]],
  ['*:throttling=700', [{ operation: '*', fault: { kind: 'throttling', retryAfterMs: 700 } }]],
  [
    '*:throttling=requests(20,3000);*:throttling=requests(5);*:throttling=time(900)',
    [
      { operation: '*', fault: { kind: 'throttling', requests: 20, forMs: 3000 } },
      { operation: '*', fault: { kind: 'throttling', requests: 5 } },
      { operation: '*', fault: { kind: 'throttling', forMs: 900 } },
    ],
  ],
  ['*:garbage=bytesx2', [{ operation: '*', times: 2, fault: { kind: 'garbage', body: 'bytes' } }]],
  ['*:refusal=400,A.Boxx3', [{ operation: '*', times: 3, fault: { kind: 'refusal', http: 400, code: 'A.Box' } }]],
  ['*:resetAfterx1', [{ operation: '*', times: 1, fault: { kind: 'resetAfter' } }]],
  ['*:drip=3000,50', [{ operation: '*', fault: { kind: 'drip', forMs: 3000, pieces: 50 } }]],
  ['*:movedRows=removed@0.5', [{ operation: '*', rate: 0.5, fault: { kind: 'movedRows', by: 'removed' } }]],
];

describe('faults on the command line', () => {
  for (const [text, planned] of written) {
    it(`${JSON.stringify(text)} means what the help says, or something else breaks`, () => {
      assert.deepEqual(parseFaults(text), planned);
    });
  }

  it('can be written as JSON, or faults of a test cannot be kept in a file', () => {
    for (const [, planned] of written) {
      assert.deepEqual(parseFaults(JSON.stringify(planned, null, 2)), planned);
      assert.deepEqual(parseFaults(JSON.stringify(planned[0])), planned.slice(0, 1));
    }
  });

  it('are all explained, with examples that work, or --help leaves people guessing', () => {
    for (const [kind, { spelling, meaning, examples }] of Object.entries(faultSpellings)) {
      assert.ok(spelling.startsWith(kind) && meaning.length > 10 && examples.length > 0, kind);
      for (const example of examples) assert.equal(parseFaults(`*:${example}`)[0]?.fault.kind, kind);
    }
    // All that the text form says fits the JSON form.
    const all = Object.values(faultSpellings).flatMap(({ examples }) => examples);
    const planned = parseFaults(all.map((example) => `*:${example}@0.5x3`).join(';'));
    assert.deepEqual(parseFaults(JSON.stringify(planned)), planned);
  });

  it('that cannot be understood are refused with the place and what is allowed there', () => {
    const cases: readonly (readonly [string, number, RegExp])[] = [
      ['', 0, /an operation name/],
      ['Describe*', 9, /":" and a fault/],
      ['DescribNothing:html=502', 0, /an operation of the sandbox/],
      ['tenant/describe*:drop', 7, /an operation of the sandbox/],
      ['*:drop; CreateBgpPeers:drop', 8, /an operation of the sandbox/],
      ['CreateBgpPeer*x:drop', 0, /an operation of the sandbox/],
      ['*:explode', 2, /latency.*drop.*movedRows/],
      ['*:drop@2', 7, /a rate from 0 to 1/],
      ['*:drop@', 7, /a rate from 0 to 1/],
      ['*:dropx', 7, /how many times/],
      ['*:drop,*:cut', 6, /"@RATE", "xTIMES", ";"/],
      ['*:drop;;*:cut', 7, /an operation name/],
      ['*:latency', 9, /"="/],
      ['*:latency=fast', 10, /milliseconds.*uniform/],
      ['*:latency=uniform(200,20)', 22, /at least 200/],
      ['*:latency=uniform(20', 20, /","/],
      ['*:latency=longTail(20,1)', 23, /","/],
      ['*:failure=504', 10, /500, 502, 503/],
      ['*:html=200', 7, /502/],
      ['*:html=502,before', 11, /after/],
      ['*:refusal=200,Fine', 10, /a status from 400 to 599/],
      ['*:garbage=xml', 10, /bytes, null/],
      ['*:drip=100,1', 11, /pieces from 2/],
      ['*:movedRows=sideways', 12, /inserted, removed/],
      ['*:throttling=requests(x)', 22, /a number of requests/],
      ['*:drop;*:explode', 9, /latency/],
    ];
    for (const [text, at, expected] of cases) {
      const error = refusal(text);
      assert.equal(error.at, at, text);
      assert.match(error.expected.join(', '), expected, text);
      assert.match(error.message, new RegExp(`^At character ${at + 1}: expected `), text);
    }
  });

  it('that are wrong JSON are refused with the path', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['[', ''],
      ['[{"fault":{"kind":"explode"}}]', '0.fault.kind'],
      ['[{"fault":{"kind":"drop"}},{"fault":{"kind":"failure","status":504}}]', '1.fault.status'],
      ['{"fault":{"kind":"drop"},"rate":1.5}', '0.rate'],
      ['{"fault":{"kind":"drop"},"chance":0.5}', '0.chance'],
      ['{"fault":{"kind":"drip","forMs":5,"pieces":1}}', '0.fault.pieces'],
      ['{"operation":"*"}', '0.fault'],
      ['[{"fault":{"kind":"drop"}},{"operation":"DescribNothing","fault":{"kind":"drop"}}]', '1.operation'],
    ];
    for (const [text, path] of cases) assert.equal(refusal(text).at, path, text);
  });
});
