import assert from 'node:assert/strict';
import { english } from '../../../src/catalog/message';
import { pageStrings } from '../../../src/panels/pageStrings';
import type { ErrorView, RequestName } from '../../../src/protocol';
import { plainError } from '../../../src/protocol/error';
import { FormController } from '../../../src/webview/formController';
import { namedProblems } from '../../../src/webview/namedProblems';
import { StateStore } from '../../../src/webview/savedState';
import type { Surroundings as PageSurroundings } from '../../../src/webview/surroundings';
import { ask, OpenForm, resource, settled, Surroundings, vbrRow } from '../panels/panelsUnderTest';

/** A page's form on a real session; the line between the two can be held or cut. */
class PageForm {
  readonly asked: RequestName[] = [];
  readonly complaints: ErrorView[] = [];
  /** What delays or refuses an answer. */
  line: (name: RequestName) => Promise<void> = () => Promise.resolve();

  private constructor(
    readonly form: FormController,
    readonly store: StateStore,
  ) {}

  static async of({ session }: OpenForm): Promise<PageForm> {
    const page = await ask(session, 'ready', null);
    assert.ok(page.page === 'form');
    const store = new StateStore({ getState: () => undefined, setState: (state) => state });
    const around: PageSurroundings = {
      host: {
        ask: async (name, body) => {
          made.asked.push(name);
          await made.line(name);
          return ask(session, name, body);
        },
      },
      store,
      strings: () => pageStrings(english),
      redraw: () => undefined,
      announce: () => undefined,
      complain: (error) => {
        if (error !== undefined) made.complaints.push(error);
      },
      describe: (error) => plainError(error instanceof Error ? error.message : ''),
    };
    const made: PageForm = new PageForm(new FormController(page.view, around), store);
    return made;
  }

  async openJson(): Promise<Record<string, unknown>> {
    this.form.asJson.toggle();
    await settled();
    return JSON.parse(this.form.asJson.text) as Record<string, unknown>;
  }

  async write(request: object): Promise<void> {
    this.form.asJson.type(JSON.stringify(request));
    await settled();
  }

  edit(name: string, value: string): void {
    const field = this.form.form.groups.flatMap(({ fields }) => fields).find((candidate) => candidate.name === name);
    assert.ok(field !== undefined);
    this.form.edit(field, value);
  }
}

const vbr = resource('virtualBorderRouter', vbrRow);
const line = resource('physicalConnection', { PhysicalConnectionId: 'pc-1', Name: 'dc1', Status: 'Allocated' });

describe('a form that is edited as JSON', () => {
  let around: Surroundings;
  let page: PageForm;
  let request: Record<string, unknown>;

  beforeEach(async () => {
    around = new Surroundings(vbr);
    page = await PageForm.of(await OpenForm.of(around, 'CreateBgpGroup', vbr));
    page.edit('PeerAsn', '65001');
    page.edit('AuthKey', 'typed-key');
    request = await page.openJson();
  });

  it('sends what was typed a moment ago, or a group is created with the AS number that was just corrected', async () => {
    let answer = (): void => undefined;
    page.line = (name) => (name === 'applyJson' ? new Promise((resolve) => (answer = resolve)) : Promise.resolve());
    await page.write({ ...request, PeerAsn: 65099 });
    page.form.submit();
    await settled();
    assert.equal(around.sent.length, 0);
    answer();
    await settled();
    assert.equal(around.sent[0]?.values.PeerAsn, '65099');
  });

  it('sends and previews nothing that the host could not read, and reads it again when asked to send it', async () => {
    page.line = (name) => (name === 'applyJson' ? Promise.reject(new Error('no answer')) : Promise.resolve());
    await page.write({ ...request, PeerAsn: 65099 });
    page.form.submit();
    page.form.dryRun();
    page.form.previewRequest();
    await settled();
    assert.ok(!page.asked.some((name) => name === 'submit' || name === 'dryRun' || name === 'previewRequest'));
    assert.equal(page.complaints[0]?.what, 'no answer');
    page.line = () => Promise.resolve();
    page.form.submit();
    await settled();
    assert.equal(around.sent[0]?.values.PeerAsn, '65099');
  });

  it('sends and previews nothing while the text is no request', async () => {
    page.form.asJson.type('{ "PeerAsn": ');
    page.form.submit();
    page.form.previewRequest();
    await settled();
    assert.ok(page.form.asJson.problem !== undefined);
    assert.ok(!page.asked.some((name) => name === 'submit' || name === 'previewRequest'));
  });

  it('forgets a secret that was removed there, or the page puts the MD5 key back', async () => {
    await page.write({ ...request, AuthKey: undefined });
    assert.equal(page.form.edits.AuthKey, undefined);
    assert.deepEqual(page.store.current.typed, []);
    page.form.submit();
    await settled();
    assert.equal(around.sent[0]?.values.AuthKey, undefined);
  });

  it('sends the secret that was typed there and not the one that was typed in the form', async () => {
    await page.write({ ...request, AuthKey: 'json-key' });
    assert.ok(page.form.isTypedBefore('AuthKey'));
    page.form.submit();
    await settled();
    assert.equal(around.sent[0]?.values.AuthKey, 'json-key');
  });

  it('keeps what was typed last when the form is shown before the host has read it, or it is lost without a word', async () => {
    let answer = (): void => undefined;
    page.line = () => new Promise((resolve) => (answer = resolve));
    await page.write({ ...request, PeerAsn: 65099 });
    page.form.asJson.toggle();
    await settled();
    answer();
    await settled();
    assert.equal(page.form.asJson.isOpen, false);
    assert.equal(page.form.edits.PeerAsn, '65099');
  });

  it('names what is wrong with its field, or people search a long text for it', async () => {
    await page.write({ ...request, PeerAsn: 0 });
    const [problem] = namedProblems(page.form);
    assert.deepEqual([problem?.label, problem?.name], ['Peer ASN (customer side)', 'PeerAsn']);
  });
});

describe('a form with people that is edited as JSON', () => {
  it('names whose field is wrong, and shows as many people as the JSON has', async () => {
    const around = new Surroundings(line);
    const page = await PageForm.of(await OpenForm.of(around, 'ApplyPhysicalConnectionLOA', line));
    const [people] = page.form.form.groups.flatMap(({ lists }) => lists);
    assert.ok(people !== undefined);
    page.form.addEntry(people);
    page.form.addEntry(people);
    const request = await page.openJson();
    await page.write({ ...request, PMInfo: [{ PMName: 'Ada' }, { PMName: 'Berta' }] });
    assert.equal(page.form.entries(people), 2);
    const gender = namedProblems(page.form).find(({ name }) => name === 'PMInfo.2.PMGender');
    assert.equal(gender?.label, 'Engineer 2: Gender');
  });
});
