import assert from 'node:assert/strict';
import { english } from '../../../src/catalog/message';
import { attentionOf } from '../../../src/activity/rows';
import { factsOf, spokenOf } from '../../../src/activity/rowFacts';
import { descriptionOf, groupTitle, labelOf, notSentAgainMessage } from '../../../src/activity/rowWords';
import { ActivityUnderTest, router } from './activityUnderTest';

describe('rows of the activity view', () => {
  let test: ActivityUnderTest;
  beforeEach(() => {
    test = new ActivityUnderTest();
  });
  afterEach(() => test.disk.remove());

  it('stand in what needs somebody, what is under way, and days, newest first, or the urgent is far down', async () => {
    await test.send('old', {}, {});
    test.pass(26 * 3_600);
    await test.send('lost', {}, { outcome: 'unknown' });
    test.pass(1);
    await test.send('done', {}, {});
    test.pass(1);
    await test.send('failed', {}, { outcome: 'refused' });
    await test.send('running');
    const groups = await test.groups();
    assert.deepEqual(
      groups.map((group) => [groupTitle(group, test.context()), group.rows.map(({ id }) => id)]),
      [
        ['Needs attention', ['lost']],
        ['In progress', ['running']],
        ['Today', ['failed', 'done']],
        ['Yesterday', ['old']],
      ],
    );
    assert.equal(attentionOf({ groups }), 1);
  });

  it('belong to the day of the person and not of Greenwich, or last night is today', async () => {
    // 15:30 UTC is 23:30 in Shanghai; an hour later it is tomorrow there.
    test.disk.now = Date.UTC(2024, 5, 1, 15, 30);
    await test.send('a', {}, {});
    test.pass(3_600);
    const [group] = await test.groups();
    assert.equal(group && groupTitle(group, test.context()), 'Yesterday');
    test.pass(5 * 86_400);
    const [later] = await test.groups();
    assert.equal(later && groupTitle(later, test.context()), 'Jun 1, 2024');
  });

  it('say what failed by its code, how long it took and when it was, or one has to open each', async () => {
    await test.send('a', { title: 'edge' }, { outcome: 'refused', code: 'DependencyViolation', milliseconds: 1_240 });
    test.pass(300);
    const row = await test.row('a');
    assert.equal(labelOf(row, test.context()), 'Delete BGP Peer: edge');
    assert.equal(descriptionOf(row, test.context()), 'DependencyViolation \u00b7 1.2 sec \u00b7 5 min. ago');
    const named = test.context({ accountName: () => 'Skylink' });
    assert.match(descriptionOf(row, named), / \u00b7 Skylink$/);
  });

  it('say in words where the line broke, or a person reads a code of ours', async () => {
    await test.send('a', {}, { outcome: 'unknown', code: 'reset' });
    const facts = factsOf(await test.row('a'), test.context());
    assert.ok(facts.includes('The connection was lost before an answer came.'), facts.join('\n'));
  });

  it('say that an outcome was found out later, or a settled change looks like any other', async () => {
    await test.send('a', {}, { by: 'sendingAgain' });
    const row = await test.row('a');
    assert.match(descriptionOf(row, test.context()), /^Succeeded, as was found out later \u00b7 just now$/);
    assert.ok(factsOf(row, test.context()).includes('Found out by sending again under the same token.'));
  });

  it('tell the service\u2019s words as text without a line break or an override of theirs, or a row lies', async () => {
    const text = 'No\n\u202ereally\u0007 [x](command:y)';
    await test.send('a', { title: 'a\u202eb\nc' }, { outcome: 'refused', code: 'X', text });
    const row = await test.row('a');
    for (const line of [labelOf(row, test.context()), spokenOf(row, test.context()), ...factsOf(row, test.context())])
      assert.doesNotMatch(line, /\p{Cc}|\u202e/u);
    assert.ok(factsOf(row, test.context()).some((line) => line.includes('[x](command:y)')));
  });

  it('cut a text of a megabyte short, or a tooltip covers the screen', async () => {
    const values = { Description: 'x'.repeat(1_000_000) };
    await test.send('a', { operation: 'CreateBgpGroup', values }, { outcome: 'refused', text: 'y'.repeat(1_000_000) });
    assert.ok(factsOf(await test.row('a'), test.context()).join('\n').length < 2_000);
  });

  it('tell of an edit what it changed and never a secret, or a tooltip gives a key away', async () => {
    await test.edit('a', { Name: 'old', VlanId: '110' }, { Name: 'new', VlanId: '110' });
    const facts = factsOf(await test.row('a'), test.context());
    assert.ok(facts.includes('Name: old \u2192 new'), facts.join('\n'));
    assert.ok(!facts.some((line) => line.includes('110')), 'what stayed is no news');
    await test.send('b', { operation: 'ModifyBgpGroupAttribute', hidden: ['AuthKey'] }, {});
    const other = factsOf(await test.row('b'), test.context());
    assert.ok(other.includes('MD5 authentication key: secret, not written down'), other.join('\n'));
  });

  it('say under which token Retry sends, or nobody dares to press it', async () => {
    await test.send('lost', {}, { outcome: 'unknown' });
    await test.send('refused', {}, { outcome: 'refused', code: 'X' });
    assert.ok(
      factsOf(await test.row('lost'), test.context()).some((line) => line.includes('cannot be carried out twice')),
    );
    assert.ok(factsOf(await test.row('refused'), test.context()).some((line) => line.includes('a new token')));
  });

  it('say that a retry without its secrets is a new change, or somebody trusts in a token', async () => {
    const hidden = ['AuthKey'];
    await test.send('lost', { hidden }, { outcome: 'unknown' });
    await test.send('late', { hidden }, { outcome: 'withoutEffect', by: 'reading' });
    const hint = async (id: string): Promise<string> => factsOf(await test.row(id), test.context()).at(-1) ?? '';
    assert.match(await hint('lost'), /as long as its secrets are kept/);
    assert.match(await hint('late'), /the form of a new change/);
  });

  it('tell what a person said from what was found out, or a belief looks like a fact', async () => {
    await test.send('a', {}, { outcome: 'unknown' });
    await test.here.end({ id: 'a', outcome: 'succeeded', by: 'person', milliseconds: 0 });
    await test.send('b', {}, { outcome: 'unknown' });
    await test.here.end({ id: 'b', outcome: 'withoutEffect', by: 'person', milliseconds: 0 });
    assert.match(descriptionOf(await test.row('a'), test.context()), /^Marked as carried out /);
    assert.match(descriptionOf(await test.row('b'), test.context()), /^Marked as not carried out /);
    assert.ok(factsOf(await test.row('a'), test.context()).includes('A person said so. The service was not asked.'));
  });

  it('say to whoever wanted a retry how it stands, or what is under way or failed is called carried out', async () => {
    const said = async (id: string): Promise<string> =>
      english(notSentAgainMessage(await test.row(id), test.context()));
    const other = test.disk.process(2);
    await test.send('theirs', {}, undefined, other);
    assert.equal(await said('theirs'), 'Delete BGP Peer: peer: it is under way. Nothing was sent again.');
    await test.send('failed', { operation: 'TerminateVirtualBorderRouter', subject: router }, {});
    await test.here.settle('failed', { end: 'failed', resource: { state: 'active' } });
    assert.match(await said('failed'), /: it was carried out, and failed later\. Nothing was sent again\.$/);
    await test.send('done', {}, {});
    assert.match(await said('done'), /: it was carried out\. Nothing was sent again\.$/);
  });

  it('offer to take back an edit with the values from before, and only what it changed', async () => {
    await test.edit(
      'a',
      { Name: 'old', VlanId: '110', Description: 'x' },
      { Name: 'new', VlanId: '110', Description: 'y' },
    );
    assert.deepEqual((await test.row('a')).revert, { values: { Name: 'old', Description: 'x' } });
  });

  it('offer no way back over a later change of the same attribute, whatever operation made it', async () => {
    await test.edit('a', { Name: 'one' }, { Name: 'two' });
    test.pass(1);
    await test.edit('b', { Name: 'two', Description: 'x' }, { Name: 'two', Description: 'y' });
    assert.deepEqual((await test.row('a')).revert, { values: { Name: 'one' } }, 'another attribute');
    test.pass(1);
    await test.edit('c', { Name: 'two' }, { Name: 'three' });
    assert.equal((await test.row('a')).revert, 'again');
    assert.deepEqual((await test.row('c')).revert, { values: { Name: 'two' } });
  });

  it('offer no way back for what was refused, or for what is no edit', async () => {
    const refused = { operation: 'ModifyVirtualBorderRouterAttribute', subject: router, before: { Name: 'one' } };
    await test.send('a', { ...refused, values: { Name: 'two' } }, { outcome: 'refused' });
    await test.send('b', { operation: 'TerminateVirtualBorderRouter', subject: router }, {});
    assert.equal((await test.row('a')).revert, undefined);
    assert.equal((await test.row('b')).revert, undefined);
  });
});
