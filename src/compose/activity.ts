import * as vscode from 'vscode';
import { acceptedChange } from '../actions/acceptedChange';
import type { FollowedChanges } from '../actions/followedChanges';
import { noteEnd } from '../actions/noteEnd';
import { Recovery } from '../actions/recovery';
import { ActivityCommands } from '../activity/activityCommands';
import { ActivityFeed } from '../activity/activityFeed';
import { ActivityView } from '../activity/activityView';
import { ChangeCheck } from '../activity/changeCheck';
import type { FormFiller } from '../activity/changeForm';
import { ChangePicker } from '../activity/changePicker';
import { ChangeRetry } from '../activity/changeRetry';
import { watchFolder } from '../activity/folderWatch';
import { tellSettled } from '../activity/restartNotice';
import { dayFormatter } from '../activity/rowWords';
import { systemClock } from '../api/clock';
import { catalogue } from '../catalog/index';
import type { Resource } from '../estate/resource';
import { isCertain } from '../journal/entry';
import type { JournalEntry } from '../journal/journal';
import { readSecrets } from '../journal/secretVault';
import type { Base } from './base';
import type { Panels } from './panels';

/** Goes on with what an earlier window left, from when a view of ours is on the screen. */
function composeRecovery({ journal, vault, settlement, errors }: Base, followed: FollowedChanges): Recovery {
  const report = (error: unknown): void => {
    errors.report(error);
  };
  const clock = systemClock;
  const followOn = (entry: JournalEntry): void => {
    const accepted = acceptedChange(entry, catalogue);
    if (accepted === undefined) return;
    void followed.resume({ ...accepted, settled: noteEnd(journal, errors, entry.intent.id) }).catch(report);
  };
  const clean = (): Promise<void> =>
    vault.clean(async () => {
      const { entries } = await journal.read();
      const idsOf = (some: readonly JournalEntry[]): string[] => some.map(({ intent }) => intent.id);
      return {
        unfinished: idsOf(entries.filter((entry) => !isCertain(entry))),
        finished: idsOf(entries.filter((entry) => isCertain(entry) && entry.intent.hidden.length > 0)),
      };
    });
  return new Recovery({ journal, settlement, clock, report, followOn, clean });
}

/** The view of the journal and its commands. */
export function composeActivity(base: Base, { details, forms, path, followed }: Panels): vscode.Disposable {
  const { journal, journalFolder, vault, writes, commands, finder, profiles, explorer, errors } = base;
  const clock = systemClock;
  const report = (error: unknown): void => {
    errors.report(error);
  };
  const recovery = composeRecovery(base, followed);
  const feed = new ActivityFeed({
    journal,
    catalogue,
    clock,
    dayOf: dayFormatter(),
    watch: (changed) => watchFolder(journalFolder, changed, report),
  });
  const accountName = (account: string): string | undefined =>
    profiles.all().length < 2 ? undefined : (profiles.get(account)?.name ?? account);
  const view = new ActivityView({ feed, clock, accountName });
  const picker = new ChangePicker(feed, () => view.context());
  const check = new ChangeCheck({
    catalogue,
    finder,
    journal,
    picker,
    check: (entry, signal) => recovery.check(entry, signal),
  });
  const openForm: FormFiller = ({ target, ...values }) => forms.openFilled(target, values);
  const secretsOf = async (entry: string) => readSecrets(await vault.get(entry));
  const retry = new ChangeRetry({ catalogue, finder, path, check, openForm, secretsOf });
  const show = async (resource: Resource): Promise<void> => {
    details.show(resource.key);
    await explorer.reveal(resource);
  };
  const start = (): void => {
    recovery.start();
  };
  return vscode.Disposable.from(
    recovery,
    feed,
    view,
    explorer.onDidShow(start),
    view.onDidShow(start),
    profiles.onDidChange(() => {
      view.redraw();
    }),
    tellSettled(recovery.onDidSettle, () => view.show(), report),
    new ActivityCommands({ view, picker, check, retry, finder, clock, journal, writes, openForm, show }).register(
      commands,
    ),
  );
}
