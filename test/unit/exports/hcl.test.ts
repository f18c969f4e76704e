import assert from 'node:assert/strict';
import fc from 'fast-check';
import { catalogue } from '../../../src/catalog';
import type { KindId } from '../../../src/catalog/kindId';
import { hclString, importBlock } from '../../../src/exports/hcl';
import { hostileTexts, unseen } from '../../hostileTexts';
import type { Row } from '../estate/estateUnderTest';
import { resourceOf } from '../estate/estateUnderTest';

/** Reads a quoted string as HCL's specification has it; throws for a template or anything else that is no plain text. */
function readHcl(quoted: string): string {
  assert.match(quoted, /^".*"$/su);
  const inside = quoted.slice(1, -1);
  const token = /\\n|\\r|\\t|\\"|\\\\|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|\$\$\{|%%\{|\$(?!\{)|%(?!\{)|[^"\\$%\n\r]/gu;
  const read = inside.replace(token, (piece) => {
    if (/^\\u/i.test(piece)) return String.fromCodePoint(Number.parseInt(piece.slice(2), 16));
    const named: Readonly<Record<string, string>> = {
      '\\n': '\n',
      '\\r': '\r',
      '\\t': '\t',
      '\\"': '"',
      '\\\\': '\\',
      '$${': '${',
      '%%{': '%{',
    };
    return named[piece] ?? piece;
  });
  assert.equal(inside.replace(token, ''), '', 'something is no part of a string');
  return read;
}

function blockOf(kind: KindId, row: Row): string | undefined {
  return importBlock(catalogue.kind(kind), resourceOf(kind, row));
}

describe('a text in Terraform’s language', () => {
  it('is read back letter by letter and calculates nothing, or a name reads files where it is applied', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 40 });
    const nasty = fc.string({ unit: fc.constantFrom(...'${}%"\\\n\r\t#/*a\u202e\u0000'), maxLength: 40 });
    fc.assert(
      fc.property(fc.oneof(anyText, nasty), (text) => {
        assert.equal(readHcl(hclString(text)), text.toWellFormed());
        assert.doesNotMatch(hclString(text), unseen);
      }),
      { numRuns: 3_000 },
    );
  });

  it('escapes templates as the language writes them', () => {
    assert.equal(hclString('${a} %{b} $c'), '"$${a} %%{b} $c"');
  });
});

describe('the import block of a resource', () => {
  it('names resource type and ID, or terraform plan refuses it', () => {
    assert.equal(
      blockOf('virtualBorderRouter', { VbrId: 'vbr-1', Name: 'HQ-production' }),
      'import {\n  to = alicloud_express_connect_virtual_border_router.hq_production\n  id = "vbr-1"\n}\n',
    );
  });

  it('composes the ID of a BGP network as the provider does: router, colon, block', () => {
    const block = blockOf('bgpNetwork', { RouterId: 'vbr-1', DstCidrBlock: '10.0.0.0/24' });
    assert.ok(block?.includes('to = alicloud_vpc_bgp_network._10_0_0_0_24'), block);
    assert.ok(block.includes('id = "vbr-1:10.0.0.0/24"'), block);
  });

  it('composes the ID of a route of table, router, block and its only next hop', () => {
    const route = {
      RouteTableId: 'vtb-1',
      Type: 'Custom',
      DestinationCidrBlock: '10.1.0.0/16',
      NextHops: [{ NextHopType: 'RouterInterface', NextHopId: 'ri-1' }],
    };
    const parent = { kind: 'virtualBorderRouter', id: 'vbr-1', value: 'vtb-1' } as const;
    const below = (row: Row): string | undefined =>
      importBlock(catalogue.kind('routeEntry'), resourceOf('routeEntry', row, { parent }));
    assert.match(below(route) ?? '', /id = "vtb-1:vbr-1:10\.1\.0\.0\/16:RouterInterface:ri-1"/);
    const several = { ...route, NextHops: [...route.NextHops, { NextHopType: 'RouterInterface', NextHopId: 'ri-2' }] };
    assert.equal(below(several), undefined, 'the provider knows no route with several next hops');
    assert.equal(below({ ...route, NextHops: [] }), undefined);
  });

  for (const [what, text] of Object.entries(hostileTexts)) {
    it(`has a valid name and no second statement (${what})`, () => {
      const block = blockOf('virtualBorderRouter', { VbrId: `vbr-1${text}`, Name: text }) ?? '';
      const [first, to = '', id = '', ...rest] = block.split('\n');
      assert.deepEqual([first, ...rest], ['import {', '}', '']);
      assert.match(to, /^ {2}to = alicloud_express_connect_virtual_border_router\.[a-z_][a-z0-9_]{0,64}$/);
      assert.equal(readHcl(id.replace('  id = ', '')), `vbr-1${text}`.toWellFormed());
    });
  }

  it('goes by the ID where the name has no letter that the language takes', () => {
    assert.match(blockOf('virtualBorderRouter', { VbrId: 'vbr-1', Name: '总部' }) ?? '', /router\.vbr_1\n/);
  });

  it('is not there for a kind that Terraform does not know', () => {
    assert.equal(blockOf('accessPoint', { AccessPointId: 'ap-1' }), undefined);
  });
});
