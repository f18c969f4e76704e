import assert from 'node:assert/strict';
import { ServiceError, TransportError } from '../../../src/api/errors';
import { catalogue } from '../../../src/catalog';
import type { Reference } from '../../../src/estate/reader';
import { EstateReader } from '../../../src/estate/reader';
import { keyParts, resourceKey } from '../../../src/estate/resource';
import { failure } from '../api/clientUnderTest';
import type { Reaction } from '../api/loopbackService';
import { answer, refuse } from '../api/loopbackService';
import { answerRows, region, resourceOf, routerRow, withEstate } from './estateUnderTest';
import type { Row } from './estateUnderTest';

const router = resourceOf('virtualBorderRouter', routerRow('vbr-1'));
const network = resourceOf('bgpNetwork', { DstCidrBlock: '10.0.0.0/16', RouterId: 'vbr-1' });

/** What is left of a resource when only its key is known, as after a restart. */
function onlyKey(key: string): Reference {
  const { kind, id } = keyParts(key) ?? assert.fail();
  return { key: resourceKey({ account: 'acc', region, kind, id }), kind, id, region, parents: {} };
}

const listing =
  (rows: readonly Row[]): Reaction =>
  (received, response) => {
    answerRows(response, received, rows);
  };

describe('reading one resource', () => {
  it('asks for this one only, and finds it', async () => {
    await withEstate(listing([routerRow('vbr-1', { Status: 'Terminated' })]), async ({ reader, service }) => {
      const found = await reader.one(router);
      assert.deepEqual([found?.key, found?.state], [router.key, 'terminated']);
      const { form } = service.received[0] ?? assert.fail();
      assert.deepEqual([form['Filter.1.Key'], form['Filter.1.Value.1'], form.RegionId], ['VbrId', 'vbr-1', region]);
    });
  });

  it('says that it is gone when the list is empty, or a deletion never comes to its end', async () => {
    await withEstate(listing([]), async ({ reader }) => {
      assert.equal(await reader.one(router), undefined);
    });
  });

  it('does not take another row for it when the service ignores the filter', async () => {
    await withEstate(listing([routerRow('vbr-2'), routerRow('vbr-1')]), async ({ reader }) => {
      assert.equal((await reader.one(router))?.id, 'vbr-1');
    });
    await withEstate(listing([routerRow('vbr-2')]), async ({ reader }) => {
      assert.equal(await reader.one(router), undefined);
    });
  });

  for (const [reference, code] of [
    [router, 'InvalidVbrId.NotFound'],
    [router, 'ResourceNotFound.Vbr'],
    [network, 'InvalidVbrId.NotFound'],
    [network, 'InvalidParams.NotFound'],
    [network, 'InvalidResource.NotFound'],
  ] as const) {
    it(`takes ${code} for the end of a ${reference.kind}, whatever the HTTP status (traps 67)`, async () => {
      for (const status of [400, 404]) {
        await withEstate(
          (_, response) => {
            refuse(response, status, code);
          },
          async ({ reader }) => {
            assert.equal(await reader.one(reference), undefined);
          },
        );
      }
    });
  }

  for (const code of [
    'InvalidFilterKey.ValueNotSupported',
    'CROSS_BID.FORBIDDEN',
    'InvalidVbrOwnerId.NotFound',
    'InvalidRegionId.NotFound',
    'InvalidRegionId.NotSupport',
    'InvalidAccessKeyId.NotFound',
    'InvalidAction.NotFound',
  ]) {
    it(`does not take ${code} for a deletion although it is a 404, or the row disappears (traps 68)`, async () => {
      await withEstate(
        (_, response) => {
          refuse(response, 404, code);
        },
        async ({ estate, reader }) => {
          assert.equal((await failure(reader.one(router), ServiceError)).code, code);
          await failure(estate.reread(router), ServiceError);
        },
      );
    });
  }

  it('does not take a gateway’s 404 page for a deletion', async () => {
    await withEstate(
      (_, response) => {
        response.writeHead(404, { 'content-type': 'text/html' });
        response.end('<h1>Not Found</h1>');
      },
      async ({ reader }) => {
        assert.equal((await failure(reader.one(router), TransportError)).phase, 'gateway');
      },
    );
  });

  it('finds a BGP network of a link although its row does not name the VBR (traps 29)', async () => {
    await withEstate(listing([{ DstCidrBlock: '10.0.0.0/16' }]), async ({ reader, service }) => {
      const found = await reader.one(onlyKey(network.key));
      assert.deepEqual([found?.key, found?.parents], [network.key, { virtualBorderRouter: 'vbr-1' }]);
      assert.equal(service.received[0]?.form.RouterId, 'vbr-1');
    });
  });

  it('finds a BGP group and a VBR of a link by their ID alone', async () => {
    const rows = [routerRow('vbr-1'), { BgpGroupId: 'bgpg-1', RouterId: 'vbr-1', Name: 'core' }];
    await withEstate(listing(rows), async ({ reader, service }) => {
      assert.equal((await reader.one(onlyKey(router.key)))?.id, 'vbr-1');
      const group = resourceOf('bgpGroup', { BgpGroupId: 'bgpg-1' });
      assert.deepEqual((await reader.one(onlyKey(group.key)))?.parents, { virtualBorderRouter: 'vbr-1' });
      assert.equal(service.received[1]?.form.BgpGroupId, 'bgpg-1');
    });
  });
});

describe('reading a list', () => {
  it('fails when no row can be told from another: it must not look like an empty list', async () => {
    await withEstate(listing([{ DstCidrBlock: '10.0.0.0/16' }]), async ({ reader }) => {
      const error = await failure(reader.page({ region, kind: 'bgpNetwork' }, 1), TransportError);
      assert.equal(error.phase, 'garbage');
      await failure(reader.all({ region, kind: 'bgpNetwork' }), TransportError);
    });
  });

  it('does not lose a whole list for one odd row', async () => {
    await withEstate(listing([{ Name: 'nameless' }, routerRow('vbr-1')]), async ({ reader }) => {
      const { resources } = await reader.page({ region, kind: 'virtualBorderRouter' }, 1);
      assert.deepEqual(
        resources.map(({ id }) => id),
        ['vbr-1'],
      );
    });
  });

  it('takes JSON that does not hold the list for a failure', async () => {
    await withEstate(
      (_, response) => {
        answer(response, 200, { RequestId: 'R', VirtualBorderRouterSet: 'soon' });
      },
      async ({ reader }) => {
        await failure(reader.page({ region, kind: 'virtualBorderRouter' }, 1), TransportError);
      },
    );
  });

  it('asks for the children of one parent by the parameter or filter of the kind', async () => {
    await withEstate(listing([]), async ({ reader, service }) => {
      await reader.page({ region, kind: 'virtualBorderRouter', parent: { kind: 'physicalConnection', id: 'pc-1' } }, 1);
      await reader.page({ region, kind: 'bgpPeer', parent: { kind: 'bgpGroup', id: 'bgpg-1' } }, 1);
      const asked = (action: string) => service.received.find(({ form }) => form.Action === action)?.form;
      const [routers, peers] = [asked('DescribeVirtualBorderRouters'), asked('DescribeBgpPeers')];
      assert.deepEqual([routers?.['Filter.1.Key'], routers?.['Filter.1.Value.1']], ['PhysicalConnectionId', 'pc-1']);
      assert.equal(peers?.BgpGroupId, 'bgpg-1');
    });
  });

  it('asks for names in the person’s language where the service offers it, and nowhere else', async () => {
    await withEstate(listing([]), async ({ client, service }) => {
      const reader = new EstateReader('acc', client, catalogue, 'en-US');
      await reader.page({ region, kind: 'virtualBorderRouter' }, 1);
      await reader.page({ region, kind: 'accessPoint' }, 1);
      const [routers, points] = service.received.map(({ form }) => form);
      assert.equal(routers?.AcceptLanguage, undefined);
      assert.equal(points?.AcceptLanguage, 'en-US');
    });
  });

  it('refuses a parent that the kind does not have, instead of showing the rows of the whole region', async () => {
    await withEstate(listing([]), async ({ reader, service }) => {
      const scope = { region, kind: 'bgpPeer', parent: { kind: 'physicalConnection', id: 'pc-1' } } as const;
      await assert.rejects(reader.page(scope, 1), /no parent/);
      assert.equal(service.received.length, 0);
    });
  });
});

describe('reading what hangs on a connection', () => {
  const loa = resourceOf('letterOfAuthorization', { InstanceId: 'pc-1', Status: 'Available' });
  const hosted = resourceOf('hostedConnection', { PhysicalConnectionId: 'pc-9', Status: 'Enabled' });
  const answering =
    (body: Row): Reaction =>
    (_, response) => {
      answer(response, 200, { RequestId: 'R', ...body });
    };

  for (const [how, body] of [
    ['an empty object', { PhysicalConnectionLOAType: {} }],
    ['an object without an ID', { PhysicalConnectionLOAType: { Status: '', PMInfo: [] } }],
    ['nothing', {}],
  ] as const) {
    it(`says that there is no LOA yet when the service answers ${how}, and not that it failed`, async () => {
      await withEstate(answering(body), async ({ reader }) => {
        const scope = {
          region,
          kind: 'letterOfAuthorization',
          parent: { kind: 'physicalConnection', id: 'pc-1' },
        } as const;
        assert.deepEqual(await reader.all(scope), []);
        assert.equal(await reader.one(loa), undefined);
      });
    });
  }

  it('finds an LOA again by its key alone, as after a restart (traps 11)', async () => {
    const body = { PhysicalConnectionLOAType: { InstanceId: 'pc-1', Status: 'Complete' } };
    await withEstate(answering(body), async ({ reader, service }) => {
      assert.equal((await reader.one(onlyKey(loa.key)))?.state, 'Complete');
      assert.equal(service.received[0]?.form.InstanceId, 'pc-1');
    });
  });

  it('asks for one hosted connection by a list with one ID, or the service ignores the parameter (traps 7)', async () => {
    const body = { VirtualPhysicalConnections: [{ PhysicalConnectionId: 'pc-9', Status: 'Terminated' }] };
    await withEstate(answering(body), async ({ reader, service }) => {
      assert.equal((await reader.one(onlyKey(hosted.key)))?.state, 'Terminated');
      const { form } = service.received[0] ?? assert.fail();
      assert.deepEqual([form['VirtualPhysicalConnectionIds.1'], form.MaxResults], ['pc-9', '50']);
    });
  });

  it('reads a VPC peering connection without naming a region, or none can be opened or changed (wire-facts 4)', async () => {
    const row = { InstanceId: 'pcc-1', Status: 'Activated', LinkType: 'Gold' };
    const both: Reaction = ({ form }, response) => {
      answer(response, 200, {
        RequestId: 'R',
        ...(form.Action === 'GetVpcPeerConnectionAttribute' ? row : { VpcPeerConnects: [row], TotalCount: 1 }),
      });
    };
    await withEstate(both, async ({ reader, service }) => {
      const found = await reader.one(onlyKey(resourceOf('vpcPeeringConnection', row).key));
      assert.equal(found?.state, 'Activated');
      const asked = service.received.find(({ form }) => form.Action === 'GetVpcPeerConnectionAttribute');
      assert.equal(asked?.form.RegionId, undefined);
    });
  });
});
