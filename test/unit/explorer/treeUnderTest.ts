import { catalogue } from '../../../src/catalog';
import type { AccountEstate } from '../../../src/estate/accountEstate';
import type { TreeNode } from '../../../src/explorer/nodes';
import { TreeModel } from '../../../src/explorer/treeModel';
import type { Reaction, Received } from '../api/loopbackService';
import { refuse } from '../api/loopbackService';
import type { EstateBench, Row } from '../estate/estateUnderTest';
import { answerRows, groupRow, peerRow, region, routerRow, withEstate } from '../estate/estateUnderTest';

/** A small estate: one connection, two VBRs, a BGP group with a peer, and a network without its VBR's ID (traps 29). */
const smallEstate: Readonly<Record<string, readonly Row[]>> = {
  DescribePhysicalConnections: [{ PhysicalConnectionId: 'pc-1', Name: 'dc', Status: 'Enabled' }],
  DescribeVirtualBorderRouters: [routerRow('vbr-1'), routerRow('vbr-2')],
  DescribeBgpGroups: [groupRow('bgpg-1', 'vbr-1')],
  DescribeBgpPeers: [peerRow('bgp-1', 'bgpg-1', 'vbr-1')],
  DescribeBgpNetworks: [{ DstCidrBlock: '10.0.0.0/16', Status: 'Available' }],
};

/** A service that lists what the test says, and refuses the operations that the test names. */
export class ListService {
  rows: Record<string, readonly Row[]> = { ...smallEstate };
  readonly refusals = new Map<string, string>();

  readonly react: Reaction = (received, response) => {
    const action = received.form.Action ?? '';
    const code = this.refusals.get(action);
    if (code === undefined) answerRows(response, received, this.rows[action] ?? []);
    else refuse(response, 403, code);
  };
}

export interface TreeBench extends EstateBench {
  readonly tree: TreeModel;
  readonly lists: ListService;
  /** What the tree asks for; tests replace its parts. */
  readonly source: { accounts: string[]; estates: Map<string, AccountEstate> };
  /** Operations asked of the service so far. */
  readonly asked: () => readonly string[];
  /** Waits for what is being read behind the rows that show already. */
  readonly settle: () => Promise<void>;
  /** Walks down from the top by labels: a region, a kind, the ID of a resource. */
  readonly walk: (...steps: readonly string[]) => Promise<TreeNode>;
}

/** A tree over one account `acc` with one region, for the time of one test. */
export async function withTree(test: (bench: TreeBench) => Promise<void>): Promise<void> {
  const lists = new ListService();
  await withEstate(lists.react, async (bench) => {
    const source = { accounts: ['acc'], estates: new Map([['acc', bench.estate]]) };
    const tree = new TreeModel(catalogue, {
      accounts: () => source.accounts,
      estate: (account) => source.estates.get(account),
      regions: () => [region],
    });
    const reads: Promise<void>[] = [];
    tree.lists.onDidStartReading((reading) => reads.push(reading));
    const settle = async (): Promise<void> => {
      await Promise.all(reads.splice(0));
    };
    const walk = async (...steps: readonly string[]): Promise<TreeNode> => {
      let node: TreeNode | undefined;
      for (const step of steps) {
        const children: readonly TreeNode[] = await tree.children(node);
        node = children.find((child) => labelOf(child) === step);
        if (node === undefined) throw new Error(`No ${step} among ${children.map(labelOf).join(', ')}`);
      }
      return node ?? noStep();
    };
    const asked = (): readonly string[] => bench.service.received.map(({ form }: Received) => form.Action ?? '');
    await test({ ...bench, tree, lists, source, asked, settle, walk });
  });
}

function noStep(): never {
  throw new Error('Walk where?');
}

/** What a node is, in a word. */
export function labelOf(node: TreeNode): string {
  switch (node.type) {
    case 'account':
      return node.account;
    case 'region':
      return node.region;
    case 'folder':
      return node.kind;
    case 'resource':
      return decodeURIComponent(node.key.split('/').at(-1) ?? '');
    default:
      return node.type;
  }
}

export function labels(nodes: readonly TreeNode[]): readonly string[] {
  return nodes.map(labelOf);
}
