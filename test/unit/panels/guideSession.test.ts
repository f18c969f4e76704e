import assert from 'node:assert/strict';
import { catalogue } from '../../../src/catalog';
import type { Attribute, Resource } from '../../../src/estate/resource';
import { dedicatedLine } from '../../../src/guides/dedicatedLine';
import { hostedLinePartner } from '../../../src/guides/hostedLinePartner';
import { GuideNotes } from '../../../src/panels/guideNotes';
import { PanelError } from '../../../src/panels/panelError';
import { OpenGuide } from './guidesOpen';
import { ask, resource, settled, Surroundings } from './panelsUnderTest';

const traffic = resource('outboundTraffic', { Enabled: true });

function line(Status: string, more: Record<string, Attribute> = {}): Resource {
  return resource('physicalConnection', {
    PhysicalConnectionId: 'pc-1',
    Name: 'HQ',
    ProductType: 'PhysicalConnection',
    Status,
    ...more,
  });
}

const letter = resource('letterOfAuthorization', { InstanceId: 'pc-1', Status: 'Applying' });

describe('the page of a guide', () => {
  it('offers the first step when nothing has been started, and runs it in its region', async () => {
    const open = await OpenGuide.of(new Surroundings(traffic), dedicatedLine);
    assert.equal(open.view.subject, '');
    assert.equal(open.current.id, 'apply');
    await ask(open.session, 'runStep', { subject: '', step: 'apply', operation: 'CreatePhysicalConnection' });
    assert.deepEqual(open.started, [['CreatePhysicalConnection', { account: 'acc', region: 'cn-hangzhou' }]]);
  });

  it('goes on with what was created, or people look for it and open the guide again', async () => {
    const around = new Surroundings(traffic);
    const open = await OpenGuide.of(around, dedicatedLine);
    const made = line('Initial');
    around.known.set(made.key, made);
    await open.accept('CreatePhysicalConnection', undefined, { key: made.key });
    assert.deepEqual(open.turned, [made.key]);
    assert.equal(open.current.id, 'review');
    assert.deepEqual(
      open.view.links.map(({ key }) => key),
      [made.key],
    );
  });

  it('stays with its own line when another one is created meanwhile', async () => {
    const open = await OpenGuide.of(new Surroundings(traffic, line('Initial')), dedicatedLine, line('Initial'));
    const other = resource('physicalConnection', { PhysicalConnectionId: 'pc-2', Status: 'Initial' });
    await open.accept('CreatePhysicalConnection', undefined, { key: other.key });
    assert.deepEqual(open.turned, []);
  });

  it('goes on with the new line after the old one failed, if it was created from here', async () => {
    const around = new Surroundings(traffic, line('Canceled'));
    const open = await OpenGuide.of(around, dedicatedLine, line('Canceled'));
    const other = resource('physicalConnection', { PhysicalConnectionId: 'pc-2', Status: 'Initial' });
    around.known.set(other.key, other);
    const subject = open.view.subject;
    await ask(open.session, 'runStep', { subject, step: 'apply', operation: 'CreatePhysicalConnection' });
    const [, at] = open.started[0] ?? assert.fail('no form was started');
    assert.equal(at.insteadOf, subject);
    await open.accept('CreatePhysicalConnection', undefined, { key: other.key }, at);
    assert.equal(open.view.subject, other.key);
  });

  it('stays with its line when the form for a new one was canceled, or any later creation takes the guide away', async () => {
    const open = await OpenGuide.of(new Surroundings(traffic, line('Canceled')), dedicatedLine, line('Canceled'));
    const { subject } = open.view;
    await ask(open.session, 'runStep', { subject, step: 'apply', operation: 'CreatePhysicalConnection' });
    const other = resource('physicalConnection', { PhysicalConnectionId: 'pc-2', Status: 'Initial' });
    await open.accept('CreatePhysicalConnection', undefined, { key: other.key });
    assert.deepEqual(open.turned, []);
    assert.equal(open.view.subject, subject);
  });

  it('leaves a resource to the panel that is about it already, or two of them tell of the same line', async () => {
    const open = await OpenGuide.of(new Surroundings(traffic), dedicatedLine);
    const made = line('Initial');
    open.elsewhere.add(made.key);
    const drawn = open.pages.length;
    await open.accept('CreatePhysicalConnection', undefined, { key: made.key });
    assert.deepEqual(open.turned, [made.key]);
    // Its panel is closed by then, and one that is closed cannot be drawn.
    assert.equal(open.pages.length, drawn);
  });

  it('shares the line that it was opened on and then is about the share', async () => {
    const parent = line('Enabled');
    const around = new Surroundings(parent);
    const open = await OpenGuide.of(around, hostedLinePartner, parent);
    await ask(open.session, 'runStep', {
      subject: parent.key,
      step: 'share',
      operation: 'CreateVirtualPhysicalConnection',
    });
    assert.deepEqual(open.started[0]?.[1].key, parent.key);
    const share = resource('hostedConnection', {
      PhysicalConnectionId: 'pc-2',
      ParentPhysicalConnectionId: parent.id,
      Status: 'Allocated',
      VirtualPhysicalConnectionStatus: 'UnConfirmed',
      OrderMode: 'PayByVirtualPhysicalConnectionOwner',
    });
    around.known.set(share.key, share);
    await open.accept('CreateVirtualPhysicalConnection', parent, { key: share.key });
    assert.equal(open.current.label, 'Waiting for the tenant');
  });

  it('moves on when the line changes elsewhere, or people press Refresh until they give up', async () => {
    const around = new Surroundings(traffic, line('Initial'));
    const open = await OpenGuide.of(around, dedicatedLine, line('Initial'));
    around.replace(line('Approved'));
    await settled();
    assert.equal(open.current.id, 'setupOrder');
  });

  it('moves on when the LOA changes, which is another resource', async () => {
    const around = new Surroundings(traffic, line('Allocated'));
    const open = await OpenGuide.of(around, dedicatedLine, line('Allocated'));
    assert.equal(open.current.id, 'letter');
    around.replace(letter);
    await settled();
    assert.equal(open.current.label, 'Waiting for Alibaba Cloud');
  });

  it('reads nothing while it is hidden, and catches up when it is shown', async () => {
    const around = new Surroundings(traffic, line('Initial'));
    const open = await OpenGuide.of(around, dedicatedLine, line('Initial'));
    const before = open.listed.length;
    open.visible = false;
    around.replace(line('Approved'));
    await settled();
    assert.equal(open.listed.length, before);
    open.visible = true;
    await ask(open.session, 'ready', null);
    await settled();
    assert.equal(open.current.id, 'setupOrder');
  });

  it('is an error with Retry when reading fails, and never an empty guide', async () => {
    const around = new Surroundings(traffic, line('Initial'));
    around.refresh = () => Promise.reject(new Error('no network'));
    const open = await OpenGuide.of(around, dedicatedLine, line('Initial'));
    assert.ok(open.page.page === 'failed' && open.page.error.retry);
  });

  it('keeps the steps and says so when they cannot be read again', async () => {
    const open = await OpenGuide.of(new Surroundings(traffic, line('Initial')), dedicatedLine, line('Initial'));
    open.fails = 'letterOfAuthorization';
    await ask(open.session, 'retry', null);
    await settled();
    assert.ok(open.view.freshness.status === 'stale' && open.view.freshness.error.what === 'throttled');
    assert.equal(open.current.id, 'review');
  });

  it('says that the line is gone and offers nothing more', async () => {
    const around = new Surroundings(traffic, line('Canceled'));
    const open = await OpenGuide.of(around, dedicatedLine, line('Canceled'));
    around.known.clear();
    around.changes.fire([line('Canceled').key]);
    await settled();
    assert.equal(open.view.freshness.status, 'gone');
    assert.deepEqual(open.current.actions, []);
  });

  it('says whose turn it is, or people wait for somebody who waits for them', async () => {
    const by = async (state: string): Promise<readonly string[]> => {
      const open = await OpenGuide.of(new Surroundings(traffic, line(state)), dedicatedLine, line(state));
      return [open.current.by, open.view.steps.find(({ id }) => id === 'construction')?.by ?? ''];
    };
    assert.deepEqual(await by('Initial'), ['Alibaba Cloud', 'The carrier']);
    assert.deepEqual(await by('Approved'), ['You', 'The carrier']);
    // What failed is for the person to mend, whoever refused it.
    assert.deepEqual(await by('Rejected'), ['You', 'The carrier']);
  });

  it('says what the step costs before it is ordered (traps 85)', async () => {
    const open = await OpenGuide.of(new Surroundings(traffic, line('Approved')), dedicatedLine, line('Approved'));
    assert.match(open.current.costs ?? '', /installation fee/);
  });

  it('takes the person’s word for an order that no read tells of, also the next time', async () => {
    const around = new Surroundings(traffic, line('Approved'));
    const open = await OpenGuide.of(around, dedicatedLine, line('Approved'));
    assert.notEqual(open.current.untold, undefined);
    await ask(open.session, 'noteStep', { subject: open.view.subject, step: 'setupOrder' });
    assert.equal(open.current.id, 'allocation');
    const notes = new GuideNotes({ get: (key) => open.stored.get(key), update: () => Promise.resolve() });
    assert.equal(notes.of(line('Approved').key).has('setupOrder'), true);
  });

  it('takes nobody’s word for what the service does tell', async () => {
    const open = await OpenGuide.of(new Surroundings(traffic, line('Initial')), dedicatedLine, line('Initial'));
    await ask(open.session, 'noteStep', { subject: open.view.subject, step: 'review' });
    assert.equal(open.current.id, 'review');
  });

  it('does nothing on a click that was meant for the step before, which would order twice', async () => {
    const around = new Surroundings(traffic, line('Approved'));
    const open = await OpenGuide.of(around, dedicatedLine, line('Approved'));
    const { subject } = open.view;
    around.replace(line('Allocated'));
    await settled();
    const operation = 'CreatePhysicalConnectionSetupOrder';
    await assert.rejects(ask(open.session, 'runStep', { subject, step: 'setupOrder', operation }), PanelError);
    await assert.rejects(ask(open.session, 'noteStep', { subject, step: 'setupOrder' }), PanelError);
    assert.deepEqual(open.started, []);
  });

  it('starts only what the current step offers', async () => {
    const open = await OpenGuide.of(new Surroundings(traffic, line('Approved')), dedicatedLine, line('Approved'));
    const { subject } = open.view;
    await ask(open.session, 'runStep', { subject, step: 'setupOrder', operation: 'DeletePhysicalConnection' });
    assert.deepEqual(open.started, []);
  });
});

describe('notes of the guides', () => {
  it('survive a storage that holds something else, or no guide opens after an update', () => {
    const notes = new GuideNotes({ get: () => ({ old: true }), update: () => Promise.resolve() });
    assert.equal(notes.of(line('Initial').key).size, 0);
  });

  it('lapse when the line is terminated or recovered, or the order that it then needs counts as placed', async () => {
    const stored = new Map<string, unknown>();
    const notes = new GuideNotes({
      get: (key) => stored.get(key),
      update: (key, value) => {
        stored.set(key, value);
        return Promise.resolve();
      },
    });
    const target = line('Allocated', { ProductType: 'VirtualPhysicalConnection' });
    const accept = async (name: string): Promise<readonly string[]> => {
      const operation = catalogue.operation(name) ?? assert.fail(`the operation ${name} is missing`);
      await notes.accepted({ operation, account: 'acc', region: 'cn-hangzhou', target, values: {} });
      return [...notes.of(target.key)];
    };
    for (const end of ['TerminatePhysicalConnection', 'RecoverPhysicalConnection']) {
      assert.deepEqual(await accept('CreatePhysicalConnectionOccupancyOrder'), ['occupancyOrder']);
      assert.deepEqual(await accept('ConfirmPhysicalConnection'), ['occupancyOrder'], 'it was paid for all the same');
      assert.deepEqual(await accept(end), [], end);
    }
  });

  it('do not grow without end: the oldest make room', async () => {
    let stored: unknown;
    const notes = new GuideNotes({
      get: () => stored,
      update: (_, value) => {
        stored = value;
        return Promise.resolve();
      },
    });
    const keys = Array.from({ length: 301 }, (_, index) =>
      resource('physicalConnection', { PhysicalConnectionId: `pc-${index}`, Status: 'Approved' }),
    ).map(({ key }) => key);
    for (const key of keys) await notes.add(key, 'setupOrder');
    const counts = keys.map((key) => notes.of(key).size);
    assert.deepEqual([counts[0], counts[1], counts[300]], [0, 1, 1]);
  });
});
