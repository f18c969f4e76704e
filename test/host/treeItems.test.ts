import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type * as vscode from 'vscode';
import { Client } from '../../src/api/client';
import { ServiceError, TransportError } from '../../src/api/errors';
import { allowedOn } from '../../src/catalog/catalogue';
import { catalogue } from '../../src/catalog/index';
import { deleteRouteEntry } from '../../src/catalog/routeEntry/lifecycle';
import { AccountEstate } from '../../src/estate/accountEstate';
import { PendingChanges } from '../../src/estate/pendingChanges';
import { EstateReader } from '../../src/estate/reader';
import { toResource } from '../../src/estate/toResource';
import type { ErrorNode, ResourceNode, TreeNode } from '../../src/explorer/nodes';
import { tooltipOf } from '../../src/explorer/tooltip';
import { TreeItems } from '../../src/explorer/treeItems';
import { TreeModel } from '../../src/explorer/treeModel';
import { commandDeclarations } from '../../src/manifest/commands';
import { operationCommandId } from '../../src/manifest/identifiers';
import { message } from '../../src/catalog/message';
import { startSandbox, type Sandbox } from '../../src/sandbox/index';

const account = 'account-1';
const region = 'cn-hangzhou';

/** A VBR as the service answers it, in a state and with a name of our choice. */
function vbr(fields: Record<string, string | number | boolean>) {
  const resource = toResource(
    catalogue.kind('virtualBorderRouter'),
    { VbrId: 'vbr-1', Name: 'hq', Status: 'active', VlanId: 110, ...fields },
    { account, region },
  );
  assert.ok(resource);
  return resource;
}

/** The text of a row's part; rows of ours have no other kind of label, and only resources a Markdown tooltip. */
function textOf(part: string | vscode.TreeItemLabel | vscode.MarkdownString | undefined): string {
  assert.ok(typeof part === 'string');
  return part;
}

/** Whether the tree's menu shows an operation's command on a node when that is the only one selected. */
function shownOn(contextValue: string, operation: string): boolean {
  const command = commandDeclarations(catalogue).find(({ id }) => id === operationCommandId(operation));
  return (command?.places ?? [])
    .filter(({ menu, group }) => menu === 'view/item/context' && !group.startsWith('inline'))
    .some(({ when }) => {
      const pattern = /viewItem =~ \/(.*)\/(?: && !listMultiSelection)?$/.exec(when)?.[1];
      assert.ok(pattern, when);
      return new RegExp(pattern).test(contextValue);
    });
}

describe('rows of the tree', () => {
  let sandbox: Sandbox;
  let estate: AccountEstate;
  let model: TreeModel;
  let items: TreeItems;
  const pending = new PendingChanges();

  before(async () => {
    sandbox = await startSandbox({ estate: 'showcase' });
    const [first] = sandbox.accounts;
    assert.ok(first);
    const client = new Client({ credentials: () => Promise.resolve(first), endpointFor: () => sandbox.endpoint });
    estate = new AccountEstate(new EstateReader(account, client, catalogue));
    model = new TreeModel(catalogue, {
      accounts: () => [account],
      estate: () => estate,
      regions: () => Promise.resolve([region]),
    });
    const names = {
      account: () => ({ name: 'A', detail: '', notes: [], hasOwnKey: true }),
      region: () => 'China (Hangzhou)',
    };
    items = new TreeItems(catalogue, model, names, pending);
  });

  after(async () => {
    await sandbox.close();
  });

  async function child(parent: TreeNode | undefined, wanted: (node: TreeNode) => boolean): Promise<TreeNode> {
    const found = (await model.children(parent)).find(wanted);
    assert.ok(found);
    return found;
  }

  async function firstVbr(): Promise<ResourceNode> {
    const top = await child(undefined, () => true);
    const folder = await child(top, (node) => node.type === 'folder' && node.kind === 'virtualBorderRouter');
    const node = await child(folder, (candidate) => candidate.type === 'resource');
    assert.ok(node.type === 'resource');
    return node;
  }

  it('show what is going on with a resource that is being changed', async () => {
    const node = await firstVbr();
    const end = pending.set(node.key, message('{0}...', { text: 'Terminate VBR' }));
    const item = items.of(node);
    end();
    assert.match(String(item.description), /Terminate VBR\.\.\./);
    assert.equal((item.iconPath as vscode.ThemeIcon).id, 'loading~spin');
    assert.doesNotMatch(String(items.of(node).description), /Terminate VBR/);
  });

  it('say kind, name and state to a screen reader, because the icon says nothing to it', async () => {
    const node = await firstVbr();
    const resource = model.resource(node);
    const label = items.of(node).accessibilityInformation?.label ?? '';
    assert.match(label, /^VBR, /);
    assert.ok(resource && label.includes(resource.name) && label.includes(resource.id), label);
  });

  for (const kind of catalogue.allKinds()) {
    for (const state of Object.keys(kind.states)) {
      const operations = catalogue.changesOf(kind.id);
      if (operations.length === 0) continue;
      it(`offer on a ${kind.label} in ${state} exactly the actions that the service accepts`, () => {
        const row = Object.fromEntries(kind.identity.map((field) => [field, 'x-1']));
        const resource = toResource(kind, { ...row, [kind.stateField ?? '']: state }, { account, region });
        assert.ok(resource);
        const { contextValue = '' } = items.ofResource(kind, resource, 'n');
        const shown = operations.filter((operation) => shownOn(contextValue, operation.name)).map(({ name }) => name);
        const accepted = operations.filter((operation) => allowedOn(operation, resource)).map(({ name }) => name);
        assert.deepEqual(shown, accepted);
      });
    }
  }

  it('offer to delete a route that was added by hand, and none that the service keeps itself', () => {
    const kind = catalogue.kind('routeEntry');
    const offers = (type: string): boolean => {
      const row = { RouteTableId: 'vtb-1', DestinationCidrBlock: '10.0.0.0/8', Status: 'Available', Type: type };
      const resource = toResource(kind, row, { account, region });
      assert.ok(resource);
      return shownOn(items.ofResource(kind, resource, 'n').contextValue ?? '', deleteRouteEntry.name);
    };
    assert.equal(offers('Custom'), true);
    assert.equal(offers('System'), false);
    assert.equal(offers('BGP'), false);
  });

  it('show an unknown state as the service spelled it instead of hiding the row (traps 55)', () => {
    const item = items.ofResource(catalogue.kind('virtualBorderRouter'), vbr({ Status: 'hibernating' }), 'n');
    assert.match(String(item.description), /hibernating/);
    assert.equal((item.iconPath as vscode.ThemeIcon).id, 'question');
  });

  it('show VLAN 0, which is a legal value (traps 40)', () => {
    const item = items.ofResource(catalogue.kind('virtualBorderRouter'), vbr({ VlanId: 0 }), 'n');
    assert.match(String(item.description), /VLAN 0/);
  });

  it('name the code and the request ID of a list that could not be loaded', () => {
    const error = new ServiceError('User not authorized.', {
      action: 'DescribeVirtualBorderRouters',
      code: 'Forbidden.RAM',
      requestId: '3E85D803-C7CF-4BCD-9CFE-6DBA1DFFA027',
      httpStatus: 403,
      outcome: 'refused',
    });
    const item = items.of(errorNode(error));
    assert.equal(item.label, 'Forbidden.RAM');
    assert.match(String(item.description), /3E85D803-C7CF-4BCD-9CFE-6DBA1DFFA027/);
    assert.match(textOf(item.tooltip), /vpc:DescribeVirtualBorderRouters/);
    assert.match(textOf(item.tooltip), /3E85D803-C7CF-4BCD-9CFE-6DBA1DFFA027/);
  });

  it('say what is wrong when no answer came at all', () => {
    const error = new TransportError({
      action: 'DescribeVirtualBorderRouters',
      phase: 'gateway',
      outcome: 'refused',
      httpStatus: 502,
      contentType: 'text/html',
    });
    const item = items.of(errorNode(error));
    assert.match(textOf(item.label), /502/);
    assert.match(textOf(item.tooltip), /DescribeVirtualBorderRouters/);
  });

  it('show a hostile name as text: no Markdown, no HTML, no link, no reversed direction', () => {
    const name = '<script>alert(1)</script> **bold** [x](command:foo) \u202Egnp.exe';
    const kind = catalogue.kind('virtualBorderRouter');
    const resource = vbr({ Name: name, Description: '| a | $(trash) ~~b~~' });
    const item = items.ofResource(kind, resource, 'n');
    assert.equal(typeof item.label, 'string');
    assert.doesNotMatch(textOf(item.label), /\u202E/);
    const tooltip = tooltipOf(kind, resource);
    assert.ok(tooltip.isTrusted === false || tooltip.isTrusted === undefined);
    assert.ok(!tooltip.supportHtml);
    assert.doesNotMatch(tooltip.value, /<script>/);
    assert.doesNotMatch(tooltip.value, /\*\*bold/);
    assert.doesNotMatch(tooltip.value, /\]\(command:/);
    assert.doesNotMatch(tooltip.value, /\$\(trash\)/);
  });

  it('say what values mean, when pointed at as well, or only the documents tell what AfterPay is', () => {
    const kind = catalogue.kind('virtualBorderRouter');
    const row = { Type: 'pconnVBR', PConnVbrChargeType: 'postpaid', PhysicalConnectionStatus: 'Allocation Failed' };
    const tooltip = tooltipOf(kind, vbr(row)).value.replace(/&#(\d+);/g, (_, sign: string) =>
      String.fromCharCode(Number(sign)),
    );
    for (const told of ['VBR on a physical connection', 'Pay as you go', 'Allocation Failed']) {
      assert.ok(tooltip.includes(told), `${told} in ${tooltip}`);
    }
    assert.doesNotMatch(tooltip, /pconnVBR|postpaid/);
  });

  function errorNode(error: unknown): ErrorNode {
    return { type: 'error', id: 'e', account, scope: { region, kind: 'virtualBorderRouter' }, error };
  }
});
