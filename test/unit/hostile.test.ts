import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decide } from '../../src/api/answer';
import { ServiceError } from '../../src/api/errors';
import { catalogue } from '../../src/catalog';
import type { Operation } from '../../src/catalog/operation';
import { formattedJson, resourceAsJson } from '../../src/estate/resourceJson';
import { shortText } from '../../src/estate/plainText';
import type { Attribute } from '../../src/estate/resource';
import { DetailsSession } from '../../src/panels/detailsSession';
import { markdownText } from '../../src/explorer/markdownText';
import { nodeId } from '../../src/explorer/nodes';
import { fileTitle } from '../../src/actions/previewPath';
import type { PageView } from '../../src/protocol';
import { logText, noticeText, pickerText, promptText } from '../../src/workbench/noticeText';
import { hostileTexts, megabyte, unseen } from '../hostileTexts';
import { ask, OpenForm, resource, settled, Surroundings, vbrRow } from './panels/panelsUnderTest';

/** Everything that a person reads of a value, keys of resources left out: these are never shown. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (name === 'key' ? [] : textsIn(inner)));
}

function refusalWith(message: string, secrets: readonly string[] = []): ServiceError {
  const operation: Operation | undefined = catalogue.operation('DescribeVirtualBorderRouters');
  assert.ok(operation);
  const text = JSON.stringify({ RequestId: 'R-1', Code: 'Forbidden', Message: message });
  try {
    const reply = { status: 403, text, contentType: 'application/json', retryAfterMs: undefined, date: undefined };
    decide(operation, reply, { stringToSign: 'POST&%2F&x', secrets, now: 0 });
  } catch (error) {
    assert.ok(error instanceof ServiceError);
    return error;
  }
  throw new Error('it was no refusal');
}

const inOneLine: Readonly<Record<string, (text: string) => string>> = {
  notification: noticeText,
  prompt: promptText,
  picker: pickerText,
  'row of the tree': (text) => shortText(text, 200),
  'title of a document': fileTitle,
};

describe('a hostile text', () => {
  for (const [where, show] of Object.entries(inOneLine)) {
    it(`is one line with nothing unseen in it in a ${where}, however long it is`, () => {
      for (const [what, text] of Object.entries(hostileTexts)) assert.doesNotMatch(show(text), unseen, what);
      fc.assert(
        fc.property(fc.string({ unit: 'binary' }), (text) => {
          assert.doesNotMatch(show(text), unseen);
        }),
      );
      const before = performance.now();
      assert.ok(show(megabyte).length <= 2_000);
      assert.ok(show('\u202e'.repeat(megabyte.length)).length < 20_000);
      assert.ok(performance.now() - before < 5_000, 'a megabyte takes long');
    });
  }

  it('makes no link in a notification and no icon in a prompt or a picker', () => {
    // VS Code makes links of `[text](https:, command: or file:...)` and icons of `$(name)`.
    const link = /\[[^\]]+\]\((?:https?:\/\/|command:|file:)[^)\s]+/i;
    for (const text of Object.values(hostileTexts)) {
      assert.doesNotMatch(noticeText(text), link);
      assert.doesNotMatch(promptText(text), link);
      assert.doesNotMatch(promptText(text), /\$\([\w-]+/);
      assert.doesNotMatch(pickerText(text), /\$\([\w-]+/);
    }
  });

  it('is Markdown without a single sign that formats, links or embeds in a tooltip', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom(...Object.values(hostileTexts))), (text) => {
        const written = markdownText(text);
        assert.doesNotMatch(written.replace(/&#\d+;/g, ''), /[!-/:-@[-`{-~]/);
        const read = written.replace(/&#(\d+);/g, (_, number: string) => String.fromCodePoint(Number(number)));
        assert.equal(read, text);
      }),
    );
  });

  it('stays in its line of the log and moves no cursor of a terminal', () => {
    assert.equal(logText('a\u001b[2J\n\tb\rc'), 'a␛[2J\n  b␍c');
    assert.ok(logText(megabyte).length <= 2_000);
    assert.ok(logText('\n'.repeat(megabyte.length)).length <= 20_000);
  });

  for (const [what, text] of Object.entries(hostileTexts)) {
    it(`is text on every place of the details, and in what is copied from them (${what})`, async () => {
      const row: Record<string, Attribute> = {
        ...vbrRow,
        VbrId: `vbr-${text}`,
        Name: text,
        Description: text,
        Status: text,
        PhysicalConnectionId: text,
        CreationTime: text,
        Novelty: text,
        [`Field ${text}`]: [{ [text]: text }, text],
      };
      const around = new Surroundings(resource('virtualBorderRouter', row));
      const [shown] = around.known.values();
      assert.ok(shown);
      const pages: PageView[] = [];
      const titles: string[] = [];
      const session = new DetailsSession(around.ports, {
        send: (page) => pages.push(page),
        title: (title) => titles.push(title),
      });
      session.show(shown.key);
      await settled();
      const page = pages.at(-1);
      assert.ok(page?.page === 'details');
      for (const { rows } of page.view.groups) {
        for (const { label, value } of rows) {
          for (const said of textsIn([label, value, titles])) assert.doesNotMatch(said.replaceAll('\n', ''), unseen);
        }
      }
      for (const said of textsIn([page.view.title, page.view.id, page.view.parents, page.view.state]))
        assert.doesNotMatch(said, unseen);
      await ask(session, 'copy', { key: shown.key, path: ['Description'] });
      assert.doesNotMatch(around.copied[0] ?? '', unseen);
    });

    it(`is read back from JSON as it was, and hides nothing there (${what})`, () => {
      const shown = resource('virtualBorderRouter', { ...vbrRow, Name: text, [text]: [text] });
      const json = resourceAsJson(catalogue.kind('virtualBorderRouter'), shown);
      assert.doesNotMatch(json.replaceAll('\n', ''), unseen);
      assert.deepEqual(JSON.parse(json), JSON.parse(JSON.stringify(shown.attributes)));
    });
  }

  it('is escaped in every JSON, which stays the same JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }), (value) => {
        assert.deepEqual(JSON.parse(formattedJson(value)), JSON.parse(JSON.stringify(value)));
        assert.doesNotMatch(formattedJson(value).replaceAll('\n', ''), unseen);
      }),
    );
  });

  it('is one part of the path of a document, or a name opens another one', () => {
    for (const text of Object.values(hostileTexts)) assert.doesNotMatch(fileTitle(text), /[/\\]/);
  });

  it('has a place in the tree, half of a surrogate pair included, or its whole list is gone', () => {
    for (const text of Object.values(hostileTexts)) assert.match(nodeId(undefined, 'resource', text), /^resource:/);
  });
});

describe('a message of the service of a megabyte', () => {
  const traps = {
    'one word': megabyte,
    'beginnings of addresses': 'https://'.repeat(1 << 17),
    'beginnings of an echo': 'string to sign is '.repeat(1 << 16),
    'beginnings of credentials': 'AccessKeyId='.repeat(1 << 16),
    'beginnings of signed texts': 'POST&%2F&'.repeat(1 << 17),
    blanks: ' '.repeat(1 << 20),
  };
  for (const [what, text] of Object.entries(traps)) {
    it(`is understood at once (${what}), or one answer stops the window`, () => {
      const before = performance.now();
      const { message } = refusalWith(text, ['a-secret-of-the-request']);
      assert.ok(performance.now() - before < 10_000, `${performance.now() - before} ms`);
      assert.ok(message.length <= 2_000);
    });
  }

  it('shows no piece of a secret where it is cut', () => {
    const secret = 'a-very-secret-key-of-the-request';
    for (let shift = 0; shift < secret.length; shift += 1) {
      const text = `${' '.repeat(20_000 - secret.length + shift)}${secret} ${'x '.repeat(2_000)}`;
      assert.doesNotMatch(refusalWith(text.trimStart(), [secret]).message, /a-very/);
    }
  });
});

describe('a value of a megabyte', () => {
  it('does not make titles and links of a page long, and stands on it only once', async () => {
    const shown = resource('virtualBorderRouter', { ...vbrRow, Name: megabyte, Description: megabyte });
    const around = new Surroundings(shown);
    const pages: PageView[] = [];
    const titles: string[] = [];
    const session = new DetailsSession(around.ports, {
      send: (page) => pages.push(page),
      title: (title) => titles.push(title),
    });
    session.show(shown.key);
    await settled();
    assert.ok((titles.at(-1) ?? '').length <= 300);
    const page = pages.at(-1);
    assert.ok(page !== undefined && JSON.stringify(page).length < 500_000);
    await ask(session, 'copy', { key: shown.key, path: ['Description'] });
    assert.deepEqual(around.copied, [megabyte], 'what is copied is whole');
  });

  it('can be replaced in a form', async () => {
    const shown = resource('virtualBorderRouter', { ...vbrRow, Description: megabyte });
    const around = new Surroundings(shown);
    const form = await OpenForm.of(around, 'ModifyVirtualBorderRouterAttribute', shown);
    const reply = await ask(form.session, 'submit', { edits: { Description: 'short' } });
    assert.equal(reply.kind, 'done');
    assert.equal(around.sent[0]?.values.Description, 'short');
  });
});
