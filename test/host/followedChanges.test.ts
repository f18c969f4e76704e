import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Session } from '../../src/accounts/sessions';
import type { AcceptedChange, WaitEnd } from '../../src/actions/followedChanges';
import { FollowedChanges } from '../../src/actions/followedChanges';
import { catalogue } from '../../src/catalog/index';
import type { Operation } from '../../src/catalog/operation';
import {
  recoverVirtualBorderRouter,
  terminateVirtualBorderRouter,
} from '../../src/catalog/virtualBorderRouter/lifecycle';
import { PendingChanges } from '../../src/estate/pendingChanges';
import type { Resource } from '../../src/estate/resource';
import { partner } from '../../src/sandbox/demoAccounts';
import { ErrorReporter } from '../../src/workbench/errorReporter';
import { laterTurns } from '../unit/estate/passingClock';
import type { WatchedAccount } from '../unit/estate/watchedAccount';
import { region, withWatchedAccount } from '../unit/estate/watchedAccount';

/** What of the product a wait needs, around an account with one VBR. */
class Bench {
  readonly pending = new PendingChanges();
  /** How often a progress began or ended on a row. */
  progress = 0;
  readonly ends: WaitEnd[] = [];
  private ending = new AbortController();
  readonly followed: FollowedChanges;

  constructor(
    readonly account: WatchedAccount,
    readonly router: Resource,
    channel: vscode.LogOutputChannel,
  ) {
    this.pending.onDidChange(() => (this.progress += 1));
    this.followed = new FollowedChanges({
      catalogue,
      sessions: { of: () => this.session() },
      pending: this.pending,
      errors: new ErrorReporter(channel),
      clock: account.clock,
      showDetails: () => undefined,
    });
  }

  /** Closes the session; the next one is another. */
  endSession(): void {
    const { ending } = this;
    this.ending = new AbortController();
    ending.abort();
  }

  accepted(operation: Operation = terminateVirtualBorderRouter, at = this.account.clock.now()): AcceptedChange {
    const { router, ends } = this;
    return { operation, reference: router, title: router.name, at, settled: (end) => ends.push(end) };
  }

  async send(operation: Operation): Promise<void> {
    const values = { RegionId: region, VbrId: this.router.id };
    await this.account.client.call<Operation>(operation, values, { region });
  }

  get endNames(): readonly string[] {
    return this.ends.map(({ end }) => end);
  }

  private session(): Session {
    const { client, estate, watch } = this.account;
    const profile = { id: 'acc', name: 'acc', source: 'accessKey' as const };
    return { profile, client, estate, watch, ended: this.ending.signal };
  }
}

const minute = 60_000;

describe('waits that survive a reload', () => {
  let channel: vscode.LogOutputChannel;
  beforeEach(() => {
    channel = vscode.window.createOutputChannel('waits', { log: true });
  });
  afterEach(() => {
    channel.dispose();
  });

  const withBench = (test: (bench: Bench) => Promise<void>): Promise<void> =>
    withWatchedAccount(
      (estate) => {
        const line = estate.line({ owner: partner, name: 'line', accessPointId: 'ap-cn-hangzhou-yh-A' });
        estate.router(line, { name: 'office', vlanId: 10 });
      },
      async (account) => {
        const [router] = (await account.estate.list({ region, kind: 'virtualBorderRouter' })).resources;
        assert.ok(router);
        await test(new Bench(account, router, channel));
      },
    );

  it('what came to its end while no window was open is only noted, or five old changes are five notifications', () =>
    withBench(async (bench) => {
      const { clock } = bench.account;
      const accepted = bench.accepted();
      await bench.send(terminateVirtualBorderRouter);
      await clock.pass(60 * minute);
      void bench.followed.resume(accepted);
      await clock.pass(0);
      await laterTurns();
      assert.deepEqual([bench.endNames, bench.progress], [['reached'], 0]);
    }));

  it('what is still under way is followed on its row to its end, or nobody learns it', () =>
    withBench(async (bench) => {
      const { clock } = bench.account;
      const accepted = bench.accepted();
      await bench.send(terminateVirtualBorderRouter);
      await clock.pass(3_000);
      void bench.followed.resume(accepted);
      await clock.pass(0);
      assert.deepEqual(bench.pending.of(bench.router.key)?.args, [{ text: terminateVirtualBorderRouter.label }]);
      await clock.pass(minute);
      await laterTurns();
      assert.deepEqual([bench.endNames, bench.pending.of(bench.router.key)], [['reached'], undefined]);
    }));

  it('what is left of the time is waited for, and not all of it once more', () =>
    withBench(async (bench) => {
      const { clock } = bench.account;
      // Nobody ever sent it, so it never ends.
      const accepted = bench.accepted(terminateVirtualBorderRouter, clock.now() - 4 * minute);
      void bench.followed.resume(accepted);
      await clock.pass(minute - 1);
      assert.deepEqual(bench.endNames, []);
      await clock.pass(1);
      await laterTurns();
      assert.deepEqual(bench.endNames, ['deadline']);
    }));

  it('a session that ends in the middle, for new credentials, does not end the wait', () =>
    withBench(async (bench) => {
      const { clock } = bench.account;
      await bench.send(terminateVirtualBorderRouter);
      void bench.followed.resume(bench.accepted());
      await clock.pass(3_000);
      bench.endSession();
      await clock.pass(minute);
      await laterTurns();
      assert.deepEqual(bench.endNames, ['reached']);
    }));

  it('a window that closes notes no end, or the next one does not take the wait up', () =>
    withBench(async (bench) => {
      const { clock } = bench.account;
      await bench.send(terminateVirtualBorderRouter);
      void bench.followed.resume(bench.accepted());
      await clock.pass(3_000);
      bench.followed.dispose();
      bench.endSession();
      await clock.pass(10 * minute);
      assert.deepEqual([bench.endNames, bench.pending.of(bench.router.key)], [[], undefined]);
    }));

  it('a later change of the same resource takes over, or an old wait reports its state', () =>
    withBench(async (bench) => {
      const { clock } = bench.account;
      await bench.send(terminateVirtualBorderRouter);
      void bench.followed.resume(bench.accepted());
      await clock.pass(minute / 4);
      bench.ends.length = 0;
      void bench.followed.resume(bench.accepted(recoverVirtualBorderRouter));
      await clock.pass(0);
      await bench.send(recoverVirtualBorderRouter);
      const followed = bench.followed.follow(bench.accepted(recoverVirtualBorderRouter));
      await laterTurns();
      assert.deepEqual(bench.endNames, ['superseded']);
      void bench.followed.resume(bench.accepted());
      for (let turn = 0; turn < 100 && bench.ends.length < 2; turn += 1) {
        await clock.pass(1_000);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await followed;
      assert.deepEqual(bench.endNames, ['superseded', 'reached']);
    }));
});
