import assert from 'node:assert/strict';
import fc from 'fast-check';
import { VirtualClock } from '../../../src/sandbox/clock';
import { answerCommand } from '../../../src/sandbox/cli/commands';
import { partner } from '../../../src/sandbox/demoAccounts';
import {
  type ChangedBy,
  readSaved,
  type Sandbox,
  type SandboxOptions,
  startSandbox,
  UnreadableState,
  withoutSecrets,
} from '../../../src/sandbox/index';
import { keys, object } from './service';
import { type Given, signed } from './signedRequest';

const region = { RegionId: 'cn-hangzhou' };
const application = {
  Action: 'CreatePhysicalConnection',
  ...region,
  AccessPointId: 'ap-cn-hangzhou-yh-A',
  LineOperator: 'CT',
};
const begin = Date.UTC(2024, 5, 1, 12);
/** Within this time a new line is Allocated: Terraform's provider waits no longer (wire-facts 3.4). */
const terraformsWait = 2 * 60_000;
const week = 7 * 24 * 3600 * 1000;

/** Sandboxes on clocks that stand still, and whoever talks to them with the time on the wall. */
describe('the controls of a running sandbox', () => {
  const running: Sandbox[] = [];
  afterEach(async () => {
    for (const sandbox of running.splice(0)) await sandbox.close();
  });

  async function start(options: SandboxOptions = {}): Promise<Sandbox> {
    const clock = new VirtualClock(begin);
    const sandbox = await startSandbox({ estate: 'empty', clock, wallClock: new VirtualClock(begin), ...options });
    running.push(sandbox);
    return sandbox;
  }

  async function call(sandbox: Sandbox, given: Given): Promise<Readonly<Record<string, unknown>>> {
    const query = new URLSearchParams(signed('GET', given, keys.partner, begin));
    const response = await fetch(`${sandbox.endpoint}/?${query.toString()}`);
    const body = object(await response.json());
    assert.equal(response.status, 200, JSON.stringify(body));
    return body;
  }

  /** States of the lines, oldest first. */
  async function states(sandbox: Sandbox): Promise<readonly unknown[]> {
    const { PhysicalConnectionSet } = await call(sandbox, { Action: 'DescribePhysicalConnections', ...region });
    const { PhysicalConnectionType: lines } = object(PhysicalConnectionSet);
    assert.ok(Array.isArray(lines));
    return lines.map((line) => object(line).Status);
  }

  it('move its time while requests are signed with the time on the wall, or a demonstration waits for real', async () => {
    const sandbox = await start();
    await call(sandbox, application);
    assert.deepEqual(await states(sandbox), ['Initial']);
    sandbox.advance(terraformsWait);
    assert.deepEqual(await states(sandbox), ['Allocated']);
    assert.equal(sandbox.now(), begin + terraformsWait);
    // A Timestamp is refused when it is 15 minutes off (wire-facts 3.3).
    sandbox.advance(week);
    assert.equal(sandbox.now(), begin + terraformsWait + week);
    assert.deepEqual(await states(sandbox), ['Allocated']);
  });

  it('refuse a step that is none, or beyond the year 9999, or its time is one that no answer can write', async () => {
    const sandbox = await start();
    for (const ms of [-1, Number.NaN, Number.POSITIVE_INFINITY, 8.64e15, Date.UTC(10_000, 0) - begin]) {
      assert.throws(() => {
        sandbox.advance(ms);
      }, RangeError);
    }
    assert.equal(sandbox.now(), begin);
  });

  it('go to the last second of the year 9999, and tell a command line that it is the last', async () => {
    const sandbox = await start();
    sandbox.advance(Date.UTC(9999, 11, 31, 23, 59, 59) - begin);
    const now = '9999-12-31T23:59:59.000Z';
    assert.deepEqual(JSON.parse(answerCommand(sandbox, 'advance 0s')), { now });
    assert.match(String(object(JSON.parse(answerCommand(sandbox, 'advance 1s'))).error), /9999/);
    assert.equal(new Date(sandbox.now()).toISOString(), now);
  });

  it('start it anew at the present time, or what was tried out stays for ever', async () => {
    const sandbox = await start();
    await call(sandbox, application);
    sandbox.advance(week);
    sandbox.reset();
    assert.equal(sandbox.now(), begin);
    assert.deepEqual(await states(sandbox), []);
    assert.equal(sandbox.regions.length, 0);
    sandbox.reset('demo');
    assert.ok(sandbox.regions.includes('cn-hangzhou'));
    assert.notDeepEqual(await states(sandbox), []);
    sandbox.reset();
    assert.deepEqual(await states(sandbox), [], 'without a name it is the estate that it began with');
  });

  it('save it with its time and what is under way, or a line that was applied for never comes', async () => {
    const first = await start();
    await call(first, { ...application, ClientToken: 'a-token' });
    first.advance(1000);
    const text = JSON.stringify(first.save());
    // A month of the real world later.
    const second = await start({ saved: readSaved(text), clock: new VirtualClock(begin + 30 * 24 * 3600 * 1000) });
    assert.equal(second.now(), begin + 1000, 'time went on while nobody ran it');
    assert.deepEqual(await states(second), ['Initial']);
    await call(second, { ...application, ClientToken: 'a-token' });
    assert.equal((await states(second)).length, 1, 'the token was forgotten, and the line was applied for twice');
    second.advance(terraformsWait);
    assert.deepEqual(await states(second), ['Allocated']);
    assert.deepEqual(await states(first), ['Initial'], 'both share something');
  });

  it('save every estate so that it can be read, or a reload loses it', async () => {
    const sandbox = await start({ estate: 'demo' });
    const saved = sandbox.save();
    assert.deepEqual(readSaved(JSON.stringify(saved)), saved);
  });

  it('hand out no secret when asked for none, or a BGP key lies in a file that nobody chose (traps 86)', async () => {
    const sandbox = await start({ estate: 'showcase' });
    const planted = ['PLANTED-bgp-key', 'PLANTED-name', 'PLANTED-certificate', 'PLANTED-phone', 'PLANTED-carrier'];
    const [key, name, certificate, phone, carrier] = planted;
    const { virtualBorderRouters, physicalConnections } = sandbox.snapshot();
    const router = virtualBorderRouters.find(({ owner, status }) => owner === partner.id && status === 'active');
    const line = physicalConnections.find(({ owner, loaStatus }) => owner === partner.id && loaStatus === 'Available');
    assert.ok(router !== undefined && line !== undefined);
    await call(sandbox, {
      Action: 'CreateBgpGroup',
      RegionId: router.region,
      RouterId: router.id,
      PeerAsn: '65123',
      AuthKey: key ?? '',
      ClientToken: 'with-a-key',
    });
    await call(sandbox, {
      Action: 'CompletePhysicalConnectionLOA',
      RegionId: line.region,
      InstanceId: line.id,
      LineServiceProvider: '中国电信',
      LineSPContactInfo: carrier ?? '',
      FinishWork: 'false',
    });
    const state = sandbox.snapshot();
    const letter = state.lettersOfAuthorization[0];
    assert.ok(letter !== undefined);
    const engineer = { PMGender: 'Male', PMCertificateType: 'IDCard' };
    const person = { ...engineer, PMName: name ?? '', PMCertificateNo: certificate ?? '', PMContactInfo: phone ?? '' };
    const letters = [{ ...letter, engineers: [person] }, ...state.lettersOfAuthorization.slice(1)];
    const full = JSON.stringify({ ...sandbox.save(), state: { ...state, lettersOfAuthorization: letters } });
    for (const secret of planted) assert.ok(full.includes(secret), `${secret} was not planted`);

    const kept = JSON.stringify(withoutSecrets(readSaved(full)));
    assert.deepEqual(
      planted.filter((secret) => kept.includes(secret)),
      [],
    );
    assert.equal(readSaved(kept).state.bgpGroups.length, state.bgpGroups.length);
  });

  it('tell of what somebody changed and of what became due, and not of looking, or it is saved too late', async () => {
    const told: ChangedBy[] = [];
    const clock = new VirtualClock(begin);
    const sandbox = await start({ clock, changed: (by) => told.push(by) });
    await states(sandbox);
    assert.deepEqual(told, []);
    await call(sandbox, application);
    assert.deepEqual(told.splice(0), ['somebody']);
    clock.advance(terraformsWait);
    await states(sandbox);
    assert.ok(told.length > 0 && told.splice(0).every((by) => by === 'time'));
    sandbox.advance(1);
    sandbox.reset();
    assert.deepEqual(told, ['somebody', 'somebody']);
  });
});

describe('a saved sandbox', () => {
  const line = { id: 'pc-1', region: 'cn-hangzhou' };
  const state = {
    sequence: 1,
    trafficEnabled: [],
    physicalConnections: [line],
    lettersOfAuthorization: [],
    lineOrders: [],
    virtualBorderRouters: [],
    bgpGroups: [],
    bgpPeers: [],
    bgpNetworks: [],
    routerInterfaces: [],
    vpcPeeringConnections: [],
    dataTransfer: [],
    routeEntries: [],
    vbrHaGroups: [],
    tasks: [{ at: begin, kind: 'physicalConnection.review', id: 'pc-1' }],
    tokens: [],
  };
  const saved = { version: 1, now: begin, state };

  function refusal(text: string): string {
    try {
      readSaved(text);
    } catch (error) {
      assert.ok(error instanceof UnreadableState, String(error));
      return error.message;
    }
    return assert.fail(`It was read: ${text.slice(0, 100)}`);
  }

  it('is read with what others have written beside it, or a file of the extension cannot be used elsewhere', () => {
    assert.deepEqual(readSaved(JSON.stringify({ edition: 'x', ...saved })), saved);
  });

  it('whose time is beyond the year 9999 is refused, or its answers have dates that no client reads', () => {
    assert.match(refusal(JSON.stringify({ ...saved, now: Date.UTC(10_000, 0) })), /now/);
    assert.equal(readSaved(JSON.stringify({ ...saved, now: Date.UTC(9999, 11, 31) })).now, Date.UTC(9999, 11, 31));
  });

  it('that was cut off anywhere is refused, or half an estate is taken for the whole', () => {
    const text = JSON.stringify(saved);
    for (let length = 0; length < text.length; length++) refusal(text.slice(0, length));
  });

  it('that lacks a table or has one of another kind is refused by its name, or nobody knows what is wrong', () => {
    for (const name of Object.keys(state)) {
      const lacking: Readonly<Record<string, unknown>> = { ...state, [name]: undefined };
      assert.match(refusal(JSON.stringify({ ...saved, state: lacking })), new RegExp(`state\\.${name}\\b`));
      const other: Readonly<Record<string, unknown>> = { ...state, [name]: { 0: line } };
      assert.match(refusal(JSON.stringify({ ...saved, state: other })), new RegExp(`state\\.${name}\\b`));
    }
  });

  it('with a row that has no ID, no region, or the ID of another is refused, or a resource cannot be reached', () => {
    for (const broken of [null, 'pc-1', [], {}, { ...line, id: 7 }, { ...line, id: '' }, { id: 'pc-1' }]) {
      const told = refusal(JSON.stringify({ ...saved, state: { ...state, physicalConnections: [line, broken] } }));
      assert.match(told, /^state\.physicalConnections\.1: /);
    }
    assert.match(refusal(JSON.stringify({ ...saved, state: { ...state, physicalConnections: [line, line] } })), /same/);
  });

  it('of another version or at no time is refused, or it is read as what it is not', () => {
    assert.match(refusal(JSON.stringify({ ...saved, version: 2 })), /version 2/);
    for (const now of [null, '2024-06-01', 1e300]) assert.match(refusal(JSON.stringify({ ...saved, now })), /^now: /);
    for (const text of ['', 'null', '[]', '7', '"text"', '{}', '{"version":"1"}']) refusal(text);
  });

  it('starts and can be saved again or is refused, whatever is in its rows, or only deleting the file helps', async () => {
    const tables = Object.keys(state).filter((name) => name !== 'sequence');
    const row = fc.record({ id: fc.constantFrom('a', 'b'), region: fc.constant('cn-hangzhou') });
    const anyRow = fc.tuple(row, fc.dictionary(fc.constantFrom('hosting', 'status', 'nextHops'), fc.jsonValue()));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...tables), fc.array(anyRow, { maxLength: 2 }), async (name, rows) => {
        const table = rows.map(([known, more]) => ({ ...more, ...known }));
        let started: Sandbox;
        try {
          const read = readSaved(JSON.stringify({ ...saved, state: { ...state, [name]: table } }));
          started = await startSandbox({ saved: read, clock: new VirtualClock(begin) });
        } catch (error) {
          assert.ok(error instanceof UnreadableState, String(error));
          return;
        }
        readSaved(JSON.stringify(started.save()));
        await started.close();
      }),
      { numRuns: 200 },
    );
    const unknown = { ...saved, state: { ...state, tasks: [{ at: begin, kind: 'line.painted', id: 'pc-1' }] } };
    assert.match(refusal(JSON.stringify(unknown)), /a kind that there is/);
  });

  it('can be read or is refused with a reason, whatever the file holds', () => {
    const tried = (text: string): boolean => {
      try {
        readSaved(text);
      } catch (error) {
        return error instanceof UnreadableState && error.message !== '';
      }
      return true;
    };
    const anything = fc.jsonValue();
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), tried));
    fc.assert(fc.property(anything, (value) => tried(JSON.stringify({ ...saved, state: value }))));
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(state)), anything, (name, value) =>
        tried(JSON.stringify({ ...saved, state: { ...state, [name]: value } })),
      ),
    );
  });
});
