import assert from 'node:assert/strict';
import { EstateBuilder } from '../../../src/sandbox/estates/builder';
import { partner, tenant } from '../../../src/sandbox/demoAccounts';
import type { WorldState } from '../../../src/sandbox/index';
import { routers } from './routers';
import { field, id, type Life, type Session } from './stage';

const region = 'ap-southeast-1';

/** Two VBRs of each account on two devices, in one CEN: joining a CEN is another product's operation (003 6.11). */
function inOneCen(now: number): WorldState {
  const estate = new EstateBuilder(now);
  for (const owner of [partner, tenant]) {
    estate.openTraffic(owner, [region]);
    const cens = [{ cenId: 'cen-7qthudw0ll6jmc', cenOwner: owner.id, status: 'Attached' as const }];
    for (const [name, vlanId] of [
      ['leading', 10],
      ['standby', 11],
    ] as const) {
      const line = estate.line({ owner, accessPointId: 'ap-ap-southeast-1-ju-A', name });
      const router = estate.router(line, { name, vlanId, cens });
      estate.group(router, { name, peerAsn: 65_001 });
    }
  }
  return estate.build();
}

async function withBfd(owner: Session, name: string): Promise<string> {
  const Filter = [{ Key: 'Name', Value: [name] }];
  const router = await owner.only('DescribeVirtualBorderRouters', { Filter }, routers);
  assert.ok(router);
  const VbrId = id(router, 'VbrId');
  const group = await owner.only('DescribeBgpGroups', { RouterId: VbrId }, 'BgpGroups.BgpGroup');
  assert.ok(group);
  await owner.ok('CreateBgpPeer', {
    BgpGroupId: id(group, 'BgpGroupId'),
    PeerIpAddress: String(router.PeerGatewayIp),
    EnableBfd: true,
    BfdMultiHop: 1,
  });
  return VbrId;
}

const life: Life = {
  title: 'join two VBRs for failover and part them, or no failover can be rehearsed',
  state: inOneCen,
  live: async (stage) => {
    const owner = stage.carrier(region);
    const VbrId = await withBfd(owner, 'leading');
    assert.equal(await owner.refused('DescribeVbrHa', { VbrId }), '404 ResourceNotFound.VbrHa');
    assert.equal(await owner.refused('DescribeVbrHa'), '400 MissingParam.VbrHaIdOrVbrId');
    const PeerVbrId = await withBfd(owner, 'standby');
    const pair = { VbrId, PeerVbrId, Name: 'failover', Description: 'Both entrances' };
    assert.equal(await owner.refused('CreateVbrHa', { ...pair, DryRun: true }), '400 DRYRUN.SUCCESS');
    assert.equal(await owner.refused('DescribeVbrHa', { VbrId }), '404 ResourceNotFound.VbrHa');

    const VbrHaId = id(await owner.ok('CreateVbrHa', pair), 'VbrHaId');
    await stage.passes(
      field(() => owner.ok('DescribeVbrHa', { VbrHaId }), 'Status'),
      'Creating',
      'Active',
    );
    for (const by of [{ VbrHaId }, { VbrId }, { VbrId: PeerVbrId }]) {
      const group = await owner.ok('DescribeVbrHa', by);
      assert.deepEqual(
        [group.VbrHaId, group.VbrId, group.PeerVbrId, group.Name, group.Description, group.RegionId],
        [VbrHaId, VbrId, PeerVbrId, 'failover', 'Both entrances', region],
      );
    }
    assert.equal(await owner.refused('CreateVbrHa', pair), '400 OperationFailed.VbrInUsedByOtherHa');
    await owner.ok('DeleteVbrHa', { InstanceId: VbrHaId });
    assert.equal(await owner.refused('DescribeVbrHa', { VbrHaId }), '404 ResourceNotFound.VbrHa');
    // A CEN keeps its VBRs (traps section 11).
    assert.equal(
      await owner.refused('DeleteVirtualBorderRouter', { VbrId }),
      '400 OperationUnsupported.VBRAttachedCen',
    );
  },
};

export const vbrHaLives: readonly Life[] = [life];
