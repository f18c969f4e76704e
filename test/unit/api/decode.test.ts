import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decode, misfitName } from '../../../src/api/decode';
import { isObject, parseJson } from '../../../src/api/json';
import type { JsonObject } from '../../../src/api/json';
import type { Field } from '../../../src/catalog/field';

function read(fields: Readonly<Record<string, Field>>, text: string): JsonObject {
  const body = parseJson(text);
  assert.ok(isObject(body), text);
  return decode(fields, body);
}

const peers = {
  BgpPeers: { type: 'list', item: 'BgpPeer', of: { BgpPeerId: { type: 'string' }, IsFake: { type: 'boolean' } } },
} as const satisfies Record<string, Field>;

describe('decoding lists', () => {
  for (const [shape, text] of [
    ['a wrapped list', '{"BgpPeers":{"BgpPeer":[{"BgpPeerId":"bgp-1"}]}}'],
    ['a bare list', '{"BgpPeers":[{"BgpPeerId":"bgp-1"}]}'],
    ['a wrapped single object', '{"BgpPeers":{"BgpPeer":{"BgpPeerId":"bgp-1"}}}'],
    ['a bare single object', '{"BgpPeers":{"BgpPeerId":"bgp-1"}}'],
    ['a wrapper in other case', '{"BgpPeers":{"bgpPeer":[{"BgpPeerId":"bgp-1"}]}}'],
    ['a wrapper of another name', '{"BgpPeers":{"Item":[{"BgpPeerId":"bgp-1"}]}}'],
    ['wrapped items', '{"BgpPeers":[{"BgpPeer":{"BgpPeerId":"bgp-1"}}]}'],
    ['a list under a name in other case', '{"bgpPeers":{"BgpPeer":[{"bgpPeerId":"bgp-1"}]}}'],
  ] as const) {
    it(`finds the rows in ${shape} (traps 22)`, () => {
      assert.deepEqual(read(peers, text), { BgpPeers: [{ BgpPeerId: 'bgp-1' }] });
    });
  }

  for (const text of [
    '{}',
    '{"BgpPeers":null}',
    '{"BgpPeers":""}',
    '{"BgpPeers":{}}',
    '{"BgpPeers":[]}',
    '{"BgpPeers":{"BgpPeer":""}}',
    '{"BgpPeers":{"BgpPeer":null}}',
    '{"BgpPeers":{"BgpPeer":[]}}',
    '{"BgpPeers":[null]}',
  ]) {
    it(`reads ${text} as no rows, so that nobody has to check for absence (traps 22)`, () => {
      assert.deepEqual(read(peers, text), { BgpPeers: [] });
    });
  }

  it('keeps rows and what is no row, and hides neither', () => {
    const odd = misfitName('BgpPeers');
    assert.deepEqual(read(peers, '{"BgpPeers":[{"BgpPeerId":"bgp-1"},"odd",7]}'), {
      BgpPeers: [{ BgpPeerId: 'bgp-1' }],
      [odd]: ['odd', 7],
    });
    assert.deepEqual(read(peers, '{"BgpPeers":"odd"}'), { BgpPeers: [], [odd]: 'odd' });
  });

  it('reads lists of plain values in every shape', () => {
    const fields = { Ids: { type: 'list', item: 'Id', of: { type: 'string' } } } as const;
    for (const text of ['{"Ids":["1","2"]}', '{"Ids":{"Id":["1","2"]}}', '{"Ids":{"Id":[1,2]}}', '{"Ids":[1,2]}']) {
      assert.deepEqual(read(fields, text), { Ids: ['1', '2'] });
    }
    assert.deepEqual(read(fields, '{"Ids":"1"}'), { Ids: ['1'] });
  });

  it('reads the three wrappers of tags (wire-facts 3.1)', () => {
    const fields = {
      Tags: { type: 'list', item: 'Tags', of: { Key: { type: 'string' }, Value: { type: 'string' } } },
    } as const;
    for (const text of [
      '{"Tags":{"tags":[{"Key":"k","Value":"v"}]}}',
      '{"Tags":{"Tags":[{"Key":"k","Value":"v"}]}}',
      '{"Tags":[{"Key":"k","Value":"v"}]}',
    ]) {
      assert.deepEqual(read(fields, text), { Tags: [{ Key: 'k', Value: 'v' }] });
    }
  });

  it('keeps a plain text apart from the list wrapper of the same name (traps 22)', () => {
    assert.deepEqual(read({ VirtualPhysicalConnection: { type: 'string' } }, '{"VirtualPhysicalConnection":"pc-1"}'), {
      VirtualPhysicalConnection: 'pc-1',
    });
    const list = {
      VirtualPhysicalConnections: { type: 'list', item: 'VirtualPhysicalConnection', of: { Name: { type: 'string' } } },
    } as const;
    assert.deepEqual(read(list, '{"VirtualPhysicalConnections":{"VirtualPhysicalConnection":{"Name":"n"}}}'), {
      VirtualPhysicalConnections: [{ Name: 'n' }],
    });
  });
});

describe('decoding values', () => {
  const fields = {
    Flag: { type: 'boolean' },
    Number: { type: 'integer' },
    Owner: { type: 'long' },
    Text: { type: 'string' },
    Time: { type: 'time' },
    Part: { type: 'object', of: { Inner: { type: 'integer' } } },
  } as const satisfies Record<string, Field>;

  for (const [text, expected] of [
    ['{"Flag":"true"}', { Flag: true }],
    ['{"Flag":"False"}', { Flag: false }],
    ['{"Flag":0}', { Flag: false }],
    ['{"Flag":""}', {}],
    ['{"Number":"10"}', { Number: 10 }],
    ['{"Number":0}', { Number: 0 }],
    ['{"Number":"0"}', { Number: 0 }],
    ['{"Number":""}', {}],
    ['{"Number":2.5}', { Number: 2.5 }],
    ['{"Owner":283117732402483989}', { Owner: '283117732402483989' }],
    ['{"Owner":"283117732402483989"}', { Owner: '283117732402483989' }],
    ['{"Owner":1210123456123456}', { Owner: '1210123456123456' }],
    ['{"Owner":""}', { Owner: '' }],
    ['{"Text":10}', { Text: '10' }],
    ['{"Text":true}', { Text: 'true' }],
    ['{"Text":null}', {}],
    ['{"Time":"2021-10-08T10:44Z"}', { Time: '2021-10-08T10:44Z' }],
    ['{"Part":{"Inner":"1"}}', { Part: { Inner: 1 } }],
    ['{"Part":""}', {}],
  ] as const) {
    it(`reads ${text} by its declared type (traps 37-43)`, () => {
      assert.deepEqual(read(fields, text), expected);
    });
  }

  for (const [text, name] of [
    ['{"Flag":"maybe"}', 'Flag'],
    ['{"Number":"2G"}', 'Number'],
    ['{"Number":"0x10"}', 'Number'],
    ['{"Number":9007199254740993}', 'Number'],
    ['{"Number":{"a":1}}', 'Number'],
    ['{"Text":["a"]}', 'Text'],
    ['{"Part":"a"}', 'Part'],
  ] as const) {
    it(`loses nothing of ${text}, and does not pretend that it fits`, () => {
      const row = read(fields, text);
      assert.deepEqual(Object.keys(row), [misfitName(name)]);
    });
  }

  it('keeps a secret secret even when it does not fit, because unknown fields are shown', () => {
    const row = read({ AuthKey: { type: 'string', secret: true } }, '{"AuthKey":{"value":"bgp-key-1"}}');
    assert.deepEqual(row, { AuthKey: '{"value":"bgp-key-1"}' });
  });

  it('keeps unknown fields as they came', () => {
    assert.deepEqual(read(fields, '{"Text":"t","NewField":{"A":[1,"2",null]},"other":283117732402483989}'), {
      Text: 't',
      NewField: { A: [1, '2', null] },
      other: '283117732402483989',
    });
  });

  it('finds fields in other case and under the documents’ other spellings (traps 23, 33)', () => {
    const documented = {
      VlanInterfaceId: { type: 'string' },
      VbrOwnerUid: { type: 'long' },
      PhysicalConnectionOwnerUid: { type: 'long' },
      PMCertificateNo: { type: 'string' },
    } as const satisfies Record<string, Field>;
    assert.deepEqual(
      read(
        documented,
        '{"VlanInterfacId":"ri-1","VbrOwnerId":1,"PhysicalConnectionOwnerId":"2","pmCertificateNo":"3"}',
      ),
      { VlanInterfaceId: 'ri-1', VbrOwnerUid: '1', PhysicalConnectionOwnerUid: '2', PMCertificateNo: '3' },
    );
  });

  it('keeps two fields apart that differ in case only (traps 10)', () => {
    const both = { Si: { type: 'string' }, SI: { type: 'string' } } as const;
    assert.deepEqual(read(both, '{"SI":"a"}'), { SI: 'a' });
    assert.deepEqual(read(both, '{"SI":"a","Si":"b"}'), { Si: 'b', SI: 'a' });
  });

  it('is not led astray by names of prototypes', () => {
    const declared: Record<string, Field> = Object.fromEntries([
      ['constructor', { type: 'string' }],
      ['toString', { type: 'string' }],
      ['valueOf', { type: 'list', item: null, of: { type: 'string' } }],
    ]);
    const row = read(declared, '{"__proto__":{"polluted":1},"hasOwnProperty":"h"}');
    assert.deepEqual(Object.keys(row).sort(), ['hasOwnProperty', 'valueOf']);
    assert.equal(({} as Record<string, unknown>).polluted, undefined);
  });

  it('never throws, whatever the service sends', () => {
    const all = { ...fields, ...peers, Ids: { type: 'list', item: null, of: { type: 'long' } } } as const;
    const name = fc.constantFrom(...Object.keys(all), 'BgpPeer', 'bgppeers', '__proto__', 'x');
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(null, '', 0, -1.5, true, '10', 'x', 1e300),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(name, tie('value'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(name, value), (body) => {
        const parsed = parseJson(JSON.stringify(body));
        assert.ok(isObject(parsed));
        const row = decode(all, parsed);
        assert.ok(Array.isArray(row.BgpPeers) && Array.isArray(row.Ids));
        assert.ok(['undefined', 'boolean'].includes(typeof row.Flag));
        assert.ok(['undefined', 'number'].includes(typeof row.Number));
      }),
      { numRuns: 1000 },
    );
  });
});
