import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operationsPage } from '../../scripts/catalog/operationsPage';
import { catalogue } from '../../src/catalog/index';

const page = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');

/** The text below a heading up to the next one of the same or a higher level. */
function section(heading: string): string {
  const start = page.indexOf(`\n${heading}\n`);
  assert.ok(start >= 0, heading);
  const end = /\n#{2,3} /.exec(page.slice(start + heading.length + 1));
  return end === null ? page.slice(start) : page.slice(start, start + heading.length + 1 + end.index);
}

describe('docs/operations.md', () => {
  it('is current, or it tells an engineer rules of yesterday (run "npm run generate")', () => {
    assert.equal(page, operationsPage(catalogue));
  });

  it('has a section for every operation and every resource', () => {
    for (const { name } of catalogue.operations()) section(`### ${name}`);
    for (const { plural } of catalogue.allKinds()) section(`## ${plural}`);
  });

  it('links to headings that it has, or a click leads nowhere', () => {
    const headings = [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading.toLowerCase().replaceAll(' ', '-'),
    );
    assert.equal(new Set(headings).size, headings.length);
    for (const [, anchor = ''] of page.matchAll(/\]\(#([^)]*)\)/g)) assert.ok(headings.includes(anchor), anchor);
  });

  it('has as many cells in every row as its table has columns, or a browser drops the rest', () => {
    let columns = 0;
    for (const line of page.split('\n')) {
      const cells = line.startsWith('|') ? line.replaceAll('\\|', '').split('|').length : 0;
      if (columns > 0 && cells > 0) assert.equal(cells, columns, line);
      columns = cells;
    }
  });

  it('tells what a request needs: values, limits, rules, states, money and codes (003 6.1, 6.9, 7.1)', () => {
    const creation = section('### CreateVirtualBorderRouter');
    assert.match(creation, /^\| `VlanId` \| integer \| yes \| .* \| 0 to 2999\. \|$/m);
    assert.match(creation, /^\| `LocalIpv6GatewayIp` \| string \| if `EnableIpv6` is `true` \|/m);
    assert.match(creation, /^- LocalGatewayIp and PeerGatewayIp are two different hosts of one subnet/m);
    assert.match(creation, /^\| 403 \| `Forbidden\.LocalGatewayIpNotAllowedByCaller`/m);
    assert.match(creation, /^- Costs money: /m);
    assert.match(creation, /^Documents: 003 6\.1, 002 5\.1$/m);
    assert.match(
      section('### TerminateVirtualBorderRouter'),
      /accepted in `active`; on the way `terminating`; ends in `terminated`/,
    );
    assert.match(section('### CreateBgpGroup'), /^\| `AuthKey` \| string \| {2}\| .*Secret\..* \|/m);
  });
});
