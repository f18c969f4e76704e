import { catalogue } from '../../../src/catalog';
import { english } from '../../../src/catalog/message';
import type { KindId } from '../../../src/catalog/kindId';
import { Emitter } from '../../../src/estate/emitter';
import type { Attribute, Resource, ResourceKey } from '../../../src/estate/resource';
import { toResource } from '../../../src/estate/toResource';
import type { Change, Outcome } from '../../../src/actions/change';
import type { ChildGroup, DetailsPorts, FormPorts } from '../../../src/panels/ports';
import { plainError } from '../../../src/protocol/error';

/** A resource as the estate makes it of a row. */
export function resource(kind: KindId, row: Record<string, Attribute>): Resource {
  const made = toResource(catalogue.kind(kind), row, { account: 'acc', region: 'cn-hangzhou' });
  if (made === undefined) throw new Error('The row identifies nothing');
  return made;
}

/** A VBR with IPv6, as the documents' rows spell it. */
export const vbrRow = {
  VbrId: 'vbr-bp1jcg5cmxjbl9xgcs7rg',
  Name: 'edge',
  Status: 'active',
  Description: '',
  VlanId: 0,
  LocalGatewayIp: '192.168.0.17',
  PeerGatewayIp: '192.168.0.18',
  PeeringSubnetMask: '255.255.255.252',
  EnableIpv6: true,
  LocalIpv6GatewayIp: '2001:db8:0:1::1',
  PeerIpv6GatewayIp: '2001:db8:0:1::2',
  PeeringIpv6SubnetMask: '2001:db8:0:1::/64',
  PhysicalConnectionId: 'pc-119mfjzm****',
};

/** Surroundings of panels that remember what was asked of them. */
export class Surroundings {
  readonly known = new Map<ResourceKey, Resource>();
  readonly changes = new Emitter<readonly ResourceKey[]>();
  readonly copied: string[] = [];
  readonly sent: Change[] = [];
  readonly ran: string[] = [];
  /** What reading a resource does; tests replace it to fail, to wait, or to find it gone. */
  refresh = (key: ResourceKey): Promise<Resource | undefined> => Promise.resolve(this.known.get(key));
  children = (): Promise<readonly ChildGroup[]> => Promise.resolve([]);
  send = (change: Change): Promise<Outcome> => {
    this.sent.push(change);
    return Promise.resolve({ message: 'done', requestId: 'REQ-1' });
  };

  constructor(...resources: readonly Resource[]) {
    for (const known of resources) this.known.set(known.key, known);
  }

  /** Puts another version of a resource where the old one was, as a read elsewhere does. */
  replace(changed: Resource): void {
    this.known.set(changed.key, changed);
    this.changes.fire([changed.key]);
  }

  get ports(): DetailsPorts & FormPorts {
    return {
      catalogue,
      language: 'en',
      timeZone: 'Asia/Shanghai',
      translate: english,
      describe: (error) => plainError(error instanceof Error ? error.message : 'unknown', true),
      log: () => undefined,
      copy: (text) => {
        this.copied.push(text);
        return Promise.resolve();
      },
      openLog: () => undefined,
      openResource: () => undefined,
      runOperation: (operation) => this.ran.push(operation),
      viewJson: () => undefined,
      sender: { send: (change) => this.send(change) },
      source: {
        get: (key) => this.known.get(key),
        refresh: (key) => this.refresh(key),
        onDidChange: this.changes.event,
        children: () => this.children(),
        list: (kind) => Promise.resolve([...this.known.values()].filter((known) => known.kind === kind)),
        accountName: () => 'Production',
      },
    };
  }
}

/** Lets everything that waits for settled promises run. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
