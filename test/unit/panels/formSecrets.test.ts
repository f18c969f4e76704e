import assert from 'node:assert/strict';
import { catalogue } from '../../../src/catalog';
import { english } from '../../../src/catalog/message';
import { FormModel } from '../../../src/panels/formModel';
import type { Translate } from '../../../src/panels/ports';
import type { FormView } from '../../../src/protocol/form';
import { ask, OpenForm, resource, Surroundings, vbrRow } from './panelsUnderTest';

const vbr = resource('virtualBorderRouter', vbrRow);
const group = resource('bgpGroup', { BgpGroupId: 'bgpg-1', RouterId: vbr.id, Name: 'core', Status: 'Available' });

/** What a page gets that is loaded anew, as it is whenever its tab was hidden. */
async function shownAgain({ session }: OpenForm): Promise<FormView> {
  const page = await ask(session, 'ready', null);
  assert.ok(page.page === 'form');
  return page.view;
}

describe('a typed secret', () => {
  it('is sent although the tab was hidden meanwhile, or a BGP group is created without its MD5 key', async () => {
    const around = new Surroundings(vbr);
    const form = await OpenForm.of(around, 'CreateBgpGroup', vbr);
    await ask(form.session, 'check', { edits: { PeerAsn: '65001', AuthKey: 'typed-key' } });
    const { edits } = await shownAgain(form);
    await ask(form.session, 'check', { edits });
    const outcome = await ask(form.session, 'submit', { edits });
    assert.equal(outcome.kind, 'done');
    assert.equal(around.sent[0]?.values.AuthKey, 'typed-key');
  });

  it('is known to the page that is shown again by name only', async () => {
    const form = await OpenForm.of(new Surroundings(vbr), 'CreateBgpGroup', vbr);
    await ask(form.session, 'check', { edits: { PeerAsn: '65001', AuthKey: 'typed-key' } });
    const view = await shownAgain(form);
    assert.deepEqual(view.check.typed, ['AuthKey']);
    const { typed } = await ask(form.session, 'check', { edits: view.edits });
    assert.deepEqual(typed, ['AuthKey']);
    assert.doesNotMatch(JSON.stringify([view, form.pages]), /typed-key/);
  });

  it('is replaced by what is typed later and taken back by emptying the field', async () => {
    const around = new Surroundings(vbr);
    const { session } = await OpenForm.of(around, 'CreateBgpGroup', vbr);
    await ask(session, 'check', { edits: { PeerAsn: '65001', AuthKey: 'typed-key' } });
    await ask(session, 'check', { edits: { PeerAsn: '65001', AuthKey: 'later-key' } });
    await ask(session, 'check', { edits: { PeerAsn: '65001' } });
    assert.deepEqual((await ask(session, 'check', { edits: { PeerAsn: '65001', AuthKey: '' } })).typed, []);
    await ask(session, 'submit', { edits: { PeerAsn: '65001' } });
    assert.equal(around.sent[0]?.values.AuthKey, undefined);
  });

  it('can be saved alone from a page that was hidden, and is then not sent a second time', async () => {
    const around = new Surroundings(group);
    const form = await OpenForm.of(around, 'ModifyBgpGroupAttribute', group);
    await ask(form.session, 'check', { edits: { AuthKey: 'typed-key' } });
    assert.equal(form.titles.at(-1)?.[1], true, 'the tab says that there is something unsaved');
    assert.equal((await shownAgain(form)).check.canSubmit, true);
    await ask(form.session, 'submit', { edits: {} });
    assert.equal(around.sent[0]?.values.AuthKey, 'typed-key');
    assert.deepEqual((await shownAgain(form)).check.typed, []);
  });

  it('is not kept when the form is closed, and the form that is opened again says so', async () => {
    const around = new Surroundings(vbr);
    const closed = await OpenForm.of(around, 'CreateBgpGroup', vbr);
    await ask(closed.session, 'check', { edits: { PeerAsn: '65001', AuthKey: 'typed-key' } });
    const unsaved = closed.session.unsaved();
    assert.doesNotMatch(JSON.stringify(unsaved), /typed-key/);
    const again = await OpenForm.of(around, 'CreateBgpGroup', vbr, unsaved);
    const { check } = await shownAgain(again);
    assert.deepEqual(
      check.problems.map(({ name, severity }) => [name, severity]),
      [['AuthKey', 'warning']],
    );
    const typed = await ask(again.session, 'check', { edits: { PeerAsn: '65001', AuthKey: 'other-key' } });
    assert.deepEqual(typed.problems, []);
  });

  it('is nothing to offer back after the person gave the form up', async () => {
    const form = await OpenForm.of(new Surroundings(vbr), 'CreateBgpGroup', vbr, { typed: ['AuthKey'] });
    await ask(form.session, 'check', { edits: { AuthKey: 'typed-key' } });
    await ask(form.session, 'close', null);
    assert.equal(form.session.unsaved(), undefined);
  });
});

describe('a secret in a request that is edited as JSON', () => {
  const typed = { PeerAsn: '65001', AuthKey: 'typed-key' };
  const opened = async (): Promise<{ around: Surroundings; session: OpenForm['session']; text: string }> => {
    const around = new Surroundings(vbr);
    const { session } = await OpenForm.of(around, 'CreateBgpGroup', vbr);
    await ask(session, 'check', { edits: typed });
    // As from a page that was hidden: it does not know the secret any more.
    const { text } = await ask(session, 'json', { edits: { PeerAsn: '65001' } });
    return { around, session, text };
  };
  const asJson = (text: string, change: object): string =>
    JSON.stringify({ ...(JSON.parse(text) as object), ...change });

  it('is removed by removing it there, or a group gets an MD5 key that nobody sees in the request', async () => {
    const { around, session, text } = await opened();
    const read = await ask(session, 'applyJson', { text: asJson(text, { AuthKey: undefined }), edits: typed });
    assert.ok('edits' in read);
    assert.deepEqual([read.forget, read.check.typed], [['AuthKey'], []]);
    await ask(session, 'submit', { edits: read.edits });
    assert.equal(around.sent[0]?.values.AuthKey, undefined);
  });

  it('is replaced by what is typed there, and the page is told to forget the old one but not the new one', async () => {
    const { around, session, text } = await opened();
    const read = await ask(session, 'applyJson', { text: asJson(text, { AuthKey: 'json-key' }), edits: typed });
    assert.ok('edits' in read);
    assert.deepEqual([read.forget, read.check.typed], [['AuthKey'], ['AuthKey']]);
    assert.doesNotMatch(JSON.stringify(read), /json-key/);
    await ask(session, 'submit', { edits: read.edits });
    assert.equal(around.sent[0]?.values.AuthKey, 'json-key');
  });

  it('stays while it is hidden there, also if it was removed and put back, or the key has to be found again', async () => {
    const { around, session, text } = await opened();
    assert.doesNotMatch(text, /typed-key/);
    await ask(session, 'applyJson', { text: asJson(text, { AuthKey: undefined }), edits: typed });
    const read = await ask(session, 'applyJson', { text: asJson(text, { Name: 'core' }), edits: typed });
    assert.ok('edits' in read);
    assert.deepEqual(read.forget, []);
    await ask(session, 'submit', { edits: read.edits });
    assert.equal(around.sent[0]?.values.AuthKey, 'typed-key');
  });
});

describe('the sentences beside a field', () => {
  const chinese: Translate = (message) => english(message).replaceAll('.', '。');
  const helpOf = (language: string, translate: Translate): string => {
    const operation = catalogue.operation('ModifyVirtualBorderRouterAttribute');
    assert.ok(operation !== undefined);
    const odd = resource('virtualBorderRouter', { ...vbrRow, LocalGatewayIp: '192.168.0.17\u200b' });
    const { groups } = new FormModel(operation, odd, { catalogue, translate, language }).view({});
    const fields = groups.flatMap(({ fields }) => fields);
    return fields.find(({ name }) => name === 'LocalGatewayIp')?.help ?? '';
  };

  it('stand one after the other without a blank in Chinese, and with one in English', () => {
    assert.match(helpOf('en', english), /\. The present value/);
    assert.match(helpOf('zh-cn', chinese), /。The present value/);
  });
});
