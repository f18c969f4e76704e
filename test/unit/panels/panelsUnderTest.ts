import { Cancelled } from '../../../src/api/errors';
import { catalogue } from '../../../src/catalog';
import { english } from '../../../src/catalog/message';
import type { KindId } from '../../../src/catalog/kindId';
import { Emitter } from '../../../src/estate/emitter';
import { ExplainedError } from '../../../src/estate/explain';
import type { Attribute, Resource, ResourceKey } from '../../../src/estate/resource';
import { toResource } from '../../../src/estate/toResource';
import type { Change, Outcome } from '../../../src/actions/change';
import { FormSession } from '../../../src/panels/formSession';
import type { FormStart } from '../../../src/panels/formModel';
import type { Handlers } from '../../../src/panels/incoming';
import { answerRequest } from '../../../src/panels/incoming';
import type { ChildGroup, ChildrenReading, DetailsPorts, FormPorts } from '../../../src/panels/ports';
import type { PageView, RequestName, ToHost } from '../../../src/protocol';
import type { ErrorView } from '../../../src/protocol/error';
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
  readonly previewed: Change[] = [];
  readonly sent: Change[] = [];
  readonly ran: string[] = [];
  /** What was told to the person outside of any page. */
  readonly reported: unknown[] = [];
  /** What reading a resource does; tests replace it to fail, to wait, or to find it gone. */
  refresh = (key: ResourceKey): Promise<Resource | undefined> => Promise.resolve(this.known.get(key));
  children: (key: ResourceKey, how: ChildrenReading) => Promise<readonly ChildGroup[]> = () => Promise.resolve([]);
  send = (change: Change): Promise<Outcome> => {
    this.sent.push(change);
    return Promise.resolve({ message: 'done', requestId: 'REQ-1' });
  };

  list: FormPorts['source']['list'] = (kind) =>
    Promise.resolve([...this.known.values()].filter((known) => known.kind === kind));
  /** What the person answers when asked before service is lost. */
  confirm: FormPorts['confirm'] = () => Promise.resolve();

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
      describe: (error) => (error instanceof Cancelled && error.outcome !== 'unknown' ? undefined : view(error)),
      reportError: (error) => this.reported.push(error),
      log: () => undefined,
      copy: (text) => {
        this.copied.push(text);
        return Promise.resolve();
      },
      openLog: () => undefined,
      openResource: () => undefined,
      runOperation: (operation, key) => this.ran.push(`${operation} ${key}`),
      viewJson: () => undefined,
      openGuide: () => undefined,
      sender: {
        send: (change) => this.send(change),
        dryRun: () => Promise.resolve({ message: 'Would be accepted.', requestId: 'R-1' }),
      },
      confirm: (operation, subject) => this.confirm(operation, subject),
      previewRequest: (change) => {
        this.previewed.push(change);
        return Promise.resolve();
      },
      source: {
        get: (key) => this.known.get(key),
        refresh: (key) => this.refresh(key),
        onDidChange: this.changes.event,
        children: (key, how) => this.children(key, how),
        list: (kind, place, signal) => this.list(kind, place, signal),
        accountName: () => 'Production',
      },
    };
  }
}

function view(error: unknown): ErrorView {
  if (!(error instanceof ExplainedError)) return plainError(error instanceof Error ? error.message : 'unknown', true);
  const { what, why } = error.explanation;
  return { ...plainError(english(what)), ...(why === undefined ? {} : { why: english(why) }) };
}

/** Lets everything that waits for settled promises run. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

/** Asks a session as its page would; the reply has the declared type. */
export async function ask<Name extends RequestName>(
  session: { readonly handlers: Handlers },
  name: Name,
  body: ToHost[Name]['body'],
): Promise<ToHost[Name]['reply']> {
  const { signal } = new AbortController();
  return (await answerRequest(session.handlers, name, body, signal)) as ToHost[Name]['reply'];
}

/** A form with a panel that remembers what it was told. */
export class OpenForm {
  readonly session: FormSession;
  readonly titles: (readonly [text: string, unsaved: boolean])[] = [];
  readonly pages: PageView[] = [];
  readonly offered: FormStart[] = [];
  visible = true;

  private constructor(around: Surroundings, name: string, target: Resource | undefined, start: FormStart) {
    const operation = catalogue.operation(name);
    if (operation === undefined) throw new Error('the operation is missing');
    const place = { operation: operation.name, account: 'acc', region: 'cn-hangzhou' };
    this.session = new FormSession(
      operation,
      target === undefined ? place : { ...place, key: target.key },
      around.ports,
      {
        send: (page) => this.pages.push(page),
        progress: () => undefined,
        title: (text, unsaved) => this.titles.push([text, unsaved]),
        close: () => undefined,
        visible: () => this.visible,
        offerBack: (unsaved) => this.offered.push(unsaved),
      },
      start,
    );
  }

  /** Opens the form of an operation on or under a resource and waits until it is there. */
  static async of(around: Surroundings, name: string, target?: Resource, start: FormStart = {}): Promise<OpenForm> {
    const form = new OpenForm(around, name, target, start);
    form.session.begin();
    await settled();
    return form;
  }
}
