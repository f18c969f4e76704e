import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { markedSecrets } from '../markedSecrets.js';
import { FormPage } from './formPage.js';
import { type Said, useSandboxAccount } from './sandboxAccount.js';

describe('editing connections, BGP groups and peers', () => {
  const stage = useSandboxAccount();

  afterEach('close what is open', async () => {
    await stage().workbench.closeEditors();
    await stage().workbench.collapseTree();
  });

  /** The business parameters of the only request so far. */
  function onlyRequest(operation: string): Said {
    const [request, ...more] = stage().said(operation);
    assert.ok(request, `${operation} was not sent`);
    assert.deepEqual(more, [], 'it was sent more than once');
    return Object.fromEntries(Object.entries(request).filter(([name]) => name !== 'ClientToken'));
  }

  it('a physical connection keeps its port when only its name changes, or the line is rebuilt', async () => {
    const { workbench, sandbox } = stage();
    const tree = workbench.tree();
    await tree.expandPath(/cn-shanghai/, 'Physical Connections');
    await tree.chooseFromMenu('Shanghai-warehouse', 'Edit Physical Connection...');
    const form = await FormPage.of(workbench, 'Edit Physical Connection');
    await form.fill('Name', 'Shanghai-depot');
    await form.waitForChanges(
      ['Name', 'Shanghai-warehouse', 'Shanghai-depot'],
      ['Port type', '1000Base-LX', 'sent again so that it is not reset'],
    );
    await form.press('Save');
    await form.outcome('Edit Physical Connection Shanghai-warehouse: accepted by the service.');
    const { PhysicalConnectionId, ...asked } = onlyRequest('ModifyPhysicalConnectionAttribute');
    assert.deepEqual(asked, { RegionId: 'cn-shanghai', Name: 'Shanghai-depot', PortType: '1000Base-LX' });
    const line = sandbox.snapshot().physicalConnections.find(({ id }) => id === PhysicalConnectionId);
    assert.equal(line?.name, 'Shanghai-depot');
    assert.equal(line.portType, '1000Base-LX');
    await tree.waitForRow('Shanghai-depot');
  });

  it('a BGP group keeps its key and its fake ASN when only its name changes, or all sessions go down', async () => {
    const { workbench, sandbox, colleague } = stage();
    const tree = workbench.tree();
    const before = sandbox.snapshot().bgpGroups.find(({ name }) => name === 'HQ-core-routers');
    assert.ok(before);
    await colleague('ModifyBgpGroupAttribute', { RegionId: 'cn-hangzhou', BgpGroupId: before.id, IsFakeAsn: true });
    await tree.expandPath(/cn-hangzhou/, 'VBRs', 'HQ-production', 'BGP Groups');
    await tree.waitForRow(/^HQ-core-routers Available/);
    await tree.clickInlineAction('HQ-core-routers', 'Edit BGP Group...');
    const form = await FormPage.of(workbench, 'Edit BGP Group');
    assert.equal(await form.value('MD5 authentication key'), '', 'the form shows the key');
    await form.fill('Peer ASN (customer side)', '0');
    await form.waitForProblem('Peer ASN (customer side)', '');
    await form.fill('Peer ASN (customer side)', '64601');
    await form.fill('Name', 'HQ-both-cores');
    await form.waitForChanges(
      ['Name', 'HQ-core-routers', 'HQ-both-cores'],
      ['Fake ASN', 'Yes', 'sent again so that it is not reset'],
    );
    await form.press('Save');
    await form.outcome('accepted by the service');
    const { BgpGroupId, ...asked } = onlyRequest('ModifyBgpGroupAttribute');
    assert.equal(BgpGroupId, before.id);
    assert.deepEqual(asked, { RegionId: 'cn-hangzhou', Name: 'HQ-both-cores', IsFakeAsn: 'true' });
    await workbench.notifications.waitFor('BGP Group HQ-core-routers is now Available.');
    const group = sandbox.snapshot().bgpGroups.find(({ id }) => id === before.id);
    assert.deepEqual(group, { ...before, name: 'HQ-both-cores', fakeAsn: true, status: 'Available' });
    await tree.waitForRow(/^HQ-both-cores Available/);
  });

  it('a new key of a BGP group reaches the service and is never shown, or it stands in the preview', async () => {
    const { workbench, sandbox } = stage();
    const tree = workbench.tree();
    await tree.expandPath(/eu-central-1/, 'VBRs', 'Frankfurt-production', 'BGP Groups');
    await tree.clickInlineAction('plant-edge', 'Edit BGP Group...');
    const form = await FormPage.of(workbench, 'Edit BGP Group');
    await form.fill('MD5 authentication key', markedSecrets.authKey.value);
    assert.deepEqual((await form.changes(2))[0]?.slice(0, 1), ['MD5 authentication key']);
    assert.equal((await form.frame.locator('body').innerText()).includes(markedSecrets.authKey.value), false);
    await workbench.screenshot('edit-new-key');
    await form.press('Save');
    await form.outcome('accepted by the service');
    assert.equal(
      sandbox.snapshot().bgpGroups.find(({ name }) => name === 'plant-edge')?.authKey,
      markedSecrets.authKey.value,
    );
  });

  it('a BGP peer keeps BFD when only its address changes, or a dead link is found minutes later', async () => {
    const { workbench, sandbox } = stage();
    const tree = workbench.tree();
    await tree.expandPath(/cn-hangzhou/, 'VBRs', 'HQ-production', 'BGP Groups', /AS 64601/);
    await tree.clickInlineAction(/192\.168\.111\.2/, 'Edit BGP Peer...');
    const form = await FormPage.of(workbench, 'Edit BGP Peer');
    await form.fill('Peer IP address', 'not an address');
    await form.waitForProblem('Peer IP address', '');
    await form.fill('Peer IP address', '192.168.111.6');
    await form.waitForNoProblem();
    await form.waitForChanges(
      ['Peer IP address', '192.168.111.2', '192.168.111.6'],
      ['BFD', 'Yes', 'sent again so that it is not reset'],
      ['BFD hop count', '3', 'sent again so that it is not reset'],
    );
    await form.press('Save');
    await form.outcome('accepted by the service');
    const { BgpPeerId, ...asked } = onlyRequest('ModifyBgpPeerAttribute');
    const expected = { PeerIpAddress: '192.168.111.6', EnableBfd: 'true', BfdMultiHop: '3' };
    assert.deepEqual(asked, { RegionId: 'cn-hangzhou', ...expected });
    await tree.waitForRow(/^192\.168\.111\.6 Available/);
    const peer = sandbox.snapshot().bgpPeers.find(({ id }) => id === BgpPeerId);
    assert.equal(peer?.bfd, true);
    assert.equal(peer.bfdMultiHop, 3);
  });
});
