import assert from 'node:assert/strict';
import { ServiceError } from '../../../src/api/errors';
import type { Scope } from '../../../src/estate/scope';
import type { Reaction } from '../api/loopbackService';
import { answer } from '../api/loopbackService';
import type { Row } from './estateUnderTest';
import { ids, region, resourceOf, routerRow, withEstate } from './estateUnderTest';

const onLine: Scope = { region, kind: 'virtualBorderRouter', parent: { kind: 'physicalConnection', id: 'pc-1' } };

/** As 003 6.3 prints it: a name under another name, and an owner only where that is another account. */
const tenants = { VbrId: 'vbr-t', VbrName: 'tenant', VbrOwnerUid: '1210123456123456', Status: 'active', VlanId: 20 };
const own = { VbrId: 'vbr-1', VbrOwnerUid: '', Status: 'active', VlanId: 10 };

/** Lists the caller's own VBR, and the given ones on the connection. */
function lists(onConnection: readonly Row[]): Reaction {
  return ({ form }, response) => {
    const counters = { RequestId: 'R', PageNumber: 1, PageSize: 50, TotalCount: 1 };
    if (form.Action === 'DescribeVirtualBorderRouters') {
      const asked = Object.values(form).includes('vbr-t') ? [] : [routerRow('vbr-1', { Mtu: 1500 })];
      answer(response, 200, { ...counters, VirtualBorderRouterSet: { VirtualBorderRouterType: asked } });
      return;
    }
    const set = { VirtualBorderRouterForPhysicalConnectionType: onConnection };
    answer(response, 200, { ...counters, VirtualBorderRouterForPhysicalConnectionSet: set });
  };
}

describe('VBRs that other accounts have on a connection', () => {
  it('are listed with the own ones, or a partner does not know who uses the line (003 6.3)', async () => {
    await withEstate(lists([own, tenants]), async ({ estate }) => {
      const listing = await estate.list(onLine);
      assert.deepEqual(ids(listing), ['vbr-1', 'vbr-t']);
      const [, tenant] = listing.resources;
      assert.equal(tenant?.name, 'tenant');
      assert.equal(tenant.parents.physicalConnection, 'pc-1');
    });
  });

  it('do not take away what the own list tells of the own ones (traps 34)', async () => {
    await withEstate(lists([own, tenants]), async ({ estate }) => {
      const [mine] = (await estate.list(onLine)).resources;
      assert.equal(mine?.attributes.Mtu, 1500);
    });
  });

  it('are read again one by one, or their details say that they are gone', async () => {
    await withEstate(lists([own, tenants]), async ({ reader }) => {
      const tenant = resourceOf('virtualBorderRouter', { ...tenants, PhysicalConnectionId: 'pc-1' });
      assert.equal((await reader.one(tenant))?.id, 'vbr-t');
    });
  });

  it('are left out where the line is not the own one, instead of failing the whole list (traps 67)', async () => {
    const refusing: Reaction = (received, response, count) => {
      if (received.form.Action === 'DescribeVirtualBorderRouters') lists([])(received, response, count);
      else
        answer(response, 404, { Code: 'InvalidPhysicalConnectionId.NotFound', Message: 'not found', RequestId: 'R' });
    };
    await withEstate(refusing, async ({ estate }) => {
      assert.deepEqual(ids(await estate.list(onLine)), ['vbr-1']);
    });
  });

  it('fail the list when they cannot be read, so that a part does not look like the whole', async () => {
    const failing: Reaction = (received, response, count) => {
      if (received.form.Action === 'DescribeVirtualBorderRouters') lists([])(received, response, count);
      else answer(response, 403, { Code: 'Forbidden.RAM', Message: 'not authorized', RequestId: 'R' });
    };
    await withEstate(failing, async ({ estate }) => {
      await assert.rejects(estate.list(onLine), ServiceError);
    });
  });
});
