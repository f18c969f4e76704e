import assert from 'node:assert/strict';
import { previewPath } from '../../../src/actions/previewPath';
import { modifyVirtualBorderRouterAttribute } from '../../../src/catalog/virtualBorderRouter/modify';
import { resourceOf, routerRow } from '../estate/estateUnderTest';

const change = { operation: modifyVirtualBorderRouterAttribute, account: 'acc', region: 'cn-hangzhou', values: {} };
const on = (id: string) => ({ ...change, target: resourceOf('virtualBorderRouter', routerRow(id)) });

describe('the preview of a request', () => {
  it('is a document of its own for each resource, or the form of one VBR shows the request of another', () => {
    const paths = [
      on('vbr-1'),
      on('vbr-2'),
      { ...on('vbr-1'), account: 'other' },
      change,
      { ...change, region: 'cn-beijing' },
    ].map(previewPath);
    assert.equal(new Set(paths).size, paths.length);
    assert.equal(previewPath(on('vbr-1')), paths[0], 'and the same one when it is asked for again');
  });

  it('has the operation and the resource in its title', () => {
    assert.equal(previewPath(on('vbr-1')).split('/').at(-1), 'ModifyVirtualBorderRouterAttribute vbr-1.http');
  });

  it('keeps its title in one piece where the ID is a network with its mask', () => {
    const target = resourceOf('bgpNetwork', { DstCidrBlock: '10.0.0.0/16', RouterId: 'vbr-1' });
    assert.match(
      previewPath({ ...change, target })
        .split('/')
        .at(-1) ?? '',
      /10\.0\.0\.0_16\.http$/,
    );
  });
});
