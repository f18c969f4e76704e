import assert from 'node:assert/strict';
import { AssertionError } from 'node:assert';
import { afterEach, before, describe, it } from 'mocha';
import type { Operation } from '../../src/catalog/operation.js';
import { askedOf } from '../../src/catalog/operation.js';
import type { Resource } from '../../src/estate/resource.js';
import { nameOf, shortId } from '../../src/estate/resourceName.js';
import { acting, formFor, isRow, typed, WriteBench } from '../writes/bench.js';
import type { Named, Refusal } from '../writes/case.js';
import { places } from '../writes/estate.js';
import type { ReadyWrite } from '../writes/index.js';
import { isOtherSubject, prepareWrites } from '../writes/index.js';
import { FormPage } from './formPage.js';
import { ParameterForm } from './parameterForm.js';
import { useSandboxAccount } from './sandboxAccount.js';
import { until } from './until.js';
import { WriteStart } from './writeStart.js';

const { state, writes } = prepareWrites(Date.now());

/** How often a person is told at the field in one form; the unit tests try every rule. */
const tried = 2;

/** Operations whose parent is optional: without it, from the palette, the form asks for it. */
const fromTreeOnly = (operation: Operation): boolean => operation.under?.optional === true;

/** Its command is started in both ways, and left once. */
function isOnlyOfItsKind({ operation }: ReadyWrite): boolean {
  return writes.filter((other) => other.operation.kind === operation.kind).length === 1;
}

/** Every other write of a kind starts in the palette, so that both ways are gone for each kind. */
function startsInPalette(write: ReadyWrite): boolean {
  const alike = writes.filter(({ operation }) => operation.kind === write.operation.kind);
  return !fromTreeOnly(write.operation) && !isOtherSubject(write) && alike.indexOf(write) % 2 === 1;
}

/** Rules on one value that a person types. */
function typedRefusals({ operation, values, refusals }: ReadyWrite): { name: string; value: string; says: RegExp }[] {
  const found = refusals.flatMap(({ change = {}, form, ...rest }: Refusal) => {
    const [[name, value] = [], ...more] = Object.entries(change);
    const circumstances = rest.on ?? rest.world ?? rest.by ?? rest.region ?? rest.values;
    if (name === undefined || more.length > 0 || circumstances !== undefined || !(form instanceof RegExp)) return [];
    const parameter = operation.parameters[name] ?? operation.parameters[name.replace(/\.\d+\./, '.N.')];
    const isTyped = parameter?.values === undefined && parameter?.type !== 'boolean';
    if (!isTyped || parameter?.refersTo !== undefined || values[name] === undefined) return [];
    return [{ name, value: value ?? '', says: form }];
  });
  const first = new Map(found.map((entry) => [entry.name, entry]));
  return [...first.values()].slice(0, tried);
}

/** What an untouched form says when it is sent: that what has to be chosen is missing. */
function missingChoice({ operation, refusals }: ReadyWrite): RegExp | undefined {
  // A form that edits begins with what is there.
  if (operation.effect === 'modify') return undefined;
  const missing = refusals.find(
    ({ change = {}, form, on, world }) =>
      on === undefined &&
      world === undefined &&
      form instanceof RegExp &&
      Object.values(change).every((value) => value === undefined) &&
      Object.keys(change).some((name) => operation.parameters[name]?.required === true),
  );
  return missing?.form instanceof RegExp ? missing.form : undefined;
}

/** A resource in whose menu the command must not be, where the form leaves nothing to type wrongly. */
function forbiddenOn({ refusals }: ReadyWrite): Named | undefined {
  const found = refusals.find(
    ({ on, form, ...rest }) =>
      on !== undefined &&
      on !== 'region' &&
      (rest.region ?? rest.world ?? rest.by) === undefined &&
      (form === 'not offered' ||
        (form instanceof RegExp && /possible in these states|has to be one of/.test(form.source))),
  );
  return found?.on === 'region' ? undefined : found?.on;
}

describe('every write in the workbench', () => {
  const stage = useSandboxAccount(
    { state },
    {
      viewport: { width: 1500, height: 1300 },
      // A hover of one row would stand before the next one.
      settings: { 'expressConnect.regions': Object.values(places), 'workbench.hover.delay': 60_000 },
    },
  );
  let bench: WriteBench;
  let start: WriteStart;

  before('look into the sandbox', async () => {
    bench = new WriteBench(stage().sandbox);
    start = new WriteStart(stage().workbench, bench);
    // What the changes report is not what is looked at here, and would stand before the forms.
    await stage().workbench.runCommand('Notifications: Toggle Do Not Disturb Mode');
  });
  afterEach('close what a failure left open', async function () {
    if (this.currentTest?.state === 'failed') await stage().workbench.closeEditors();
    await stage().workbench.collapseTree();
  });

  /** Types the name where service is lost, presses the button where there is no form. */
  async function confirm(operation: Operation, target: Resource | undefined, hasForm: boolean): Promise<void> {
    const { quickInput, notifications } = stage().workbench;
    if (operation.destructive === true && target !== undefined) {
      const name = target.name === '' ? shortId(target) : nameOf(target);
      await quickInput.waitFor(`Type ${name} to confirm.`);
      await quickInput.answer(name);
    } else if (!hasForm) {
      await notifications.answerDialog(operation.label);
    }
  }

  async function fillIn(write: ReadyWrite, target: Resource | undefined): Promise<FormPage> {
    const page = await FormPage.of(stage().workbench, write.operation.label);
    const form = new ParameterForm(page, stage().workbench);
    const button = submitLabel(write, target);
    const missing = missingChoice(write);
    const wrong = typedRefusals(write);
    if (wrong.length === 0 && missing !== undefined) {
      await page.press(button);
      await form.waitForProblem(missing);
    }
    const values = typed(write.operation, write.values);
    const order = Object.keys(write.operation.parameters);
    const place = (name: string): number => order.indexOf(name.replace(/\.\d+\./, '.N.'));
    for (const name of Object.keys(values).sort((one, other) => place(one) - place(other))) {
      await form.set(name, values[name] ?? '');
    }
    for (const { name, value, says } of wrong) {
      await form.retype(name, value);
      await form.waitForProblem(says);
      await form.retype(name, values[name] ?? '');
    }
    await form.waitForNoProblem();
    return page;
  }

  function submitLabel({ operation }: ReadyWrite, target: Resource | undefined): string {
    return formFor(operation, target).view({}).submitLabel;
  }

  async function waitForEffect({ effect, region }: ReadyWrite): Promise<void> {
    const { workbench, sandbox } = stage();
    await until(workbench.page, 'the effect in the sandbox', async () => {
      try {
        return await bench.sees(effect, region, sandbox);
      } catch (error) {
        // What a state asserts is not so yet.
        if (error instanceof AssertionError) return false;
        throw error;
      }
    });
  }

  /** The tree tells what there is now: a new row, or one less. */
  async function waitForRow({ effect, operation, region }: ReadyWrite, target: Resource | undefined): Promise<void> {
    if ('gone' in effect && target !== undefined) {
      // Some are listed as Deleted for a while, which ends the wait.
      await stage()
        .workbench.tree()
        .waitForNoRow(new RegExp(`^${nameOf(target)} (?!Deleted).*${shortId(target)}`));
    }
    if (operation.effect !== 'create' || !('shown' in effect)) return;
    const shown = (await bench.rows(effect, region)).find((row) => isRow(row, effect.row));
    assert.ok(shown);
    await start.show(shown);
  }

  for (const write of writes) {
    const { operation, region } = write;
    const way = startsInPalette(write) ? 'the palette' : 'the tree';
    const other = isOtherSubject(write) ? ` (${write.target?.kind ?? ''})` : '';
    it(`${operation.label}${other} is started from ${way}, filled in, sent and seen`, async () => {
      const { workbench } = stage();
      const target = write.target === undefined ? undefined : await bench.resource(write.target, region);
      const from = { operation: acting(operation, target), region, ...(write.target && { target: write.target }) };
      const forbidden = forbiddenOn(write);
      if (typedRefusals(write).length === 0 && missingChoice(write) === undefined && forbidden !== undefined) {
        const offered = await start.menuOf(region, forbidden);
        assert.ok(!offered.includes(start.titleOf(operation)), `offered where it is refused: ${offered.join(', ')}`);
      }
      if (isOnlyOfItsKind(write)) {
        await start.fromPalette(from);
        await workbench.notifications.dialog();
        await workbench.notifications.answerDialog('Cancel');
      }
      if (startsInPalette(write)) await start.fromPalette(from);
      else await start.fromTree(from);
      const hasForm = operation.subject === undefined || askedOf(operation).length > 0;
      const page = hasForm ? await fillIn(write, target) : undefined;
      await page?.press(submitLabel(write, target));
      await confirm(operation, target, hasForm);
      await page?.outcome('accepted by the service');
      await waitForEffect(write);
      if (page !== undefined) await page.press(operation.effect === 'modify' ? 'Cancel' : 'Close');
      await waitForRow(write, target);
    });
  }
});
