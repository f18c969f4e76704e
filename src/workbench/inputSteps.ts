import * as vscode from 'vscode';
import { Cancelled } from '../api/errors';

/** One question of a short sequence. */
export interface InputStep<Name extends string> {
  readonly name: Name;
  readonly prompt: string;
  readonly placeholder?: string;
  readonly masked?: true;
  /** Text that says what is wrong with the value; undefined when nothing is. */
  readonly problem?: (value: string) => string | undefined;
}

/** Signals the Back button; only this file sees it. */
const back = Symbol('back');

/**
 * Asks a few questions one after the other, with Back and a step counter. Answers given before are offered again.
 * @throws Cancelled when the person leaves
 */
export async function askInSteps<Name extends string>(
  title: string,
  steps: readonly InputStep<Name>[],
  before: Readonly<Partial<Record<Name, string>>>,
): Promise<Readonly<Record<Name, string>>> {
  const answers: Partial<Record<Name, string>> = { ...before };
  for (let index = 0; index < steps.length;) {
    const step = steps[index];
    if (step === undefined) break;
    const answer = await ask(title, step, index + 1, steps.length, answers[step.name] ?? '');
    if (answer === back) index -= 1;
    else {
      answers[step.name] = answer;
      index += 1;
    }
  }
  return Object.fromEntries(steps.map((step) => [step.name, answers[step.name] ?? ''])) as Record<Name, string>;
}

async function ask<Name extends string>(
  title: string,
  step: InputStep<Name>,
  number: number,
  total: number,
  value: string,
): Promise<string | typeof back> {
  const input = vscode.window.createInputBox();
  input.title = title;
  input.prompt = step.prompt;
  input.placeholder = step.placeholder;
  input.value = value;
  input.password = step.masked === true;
  input.ignoreFocusOut = true;
  if (total > 1) {
    input.step = number;
    input.totalSteps = total;
  }
  if (number > 1) input.buttons = [vscode.QuickInputButtons.Back];
  try {
    return await new Promise((resolve, reject) => {
      input.onDidTriggerButton(() => {
        resolve(back);
      });
      input.onDidChangeValue((text) => {
        // A complaint goes away once it is answered; new ones wait for Enter, so that nobody is scolded while typing.
        if (input.validationMessage !== undefined) input.validationMessage = step.problem?.(text.trim());
      });
      input.onDidAccept(() => {
        const text = input.value.trim();
        input.validationMessage = step.problem?.(text);
        if (input.validationMessage === undefined) resolve(text);
      });
      input.onDidHide(() => {
        reject(new Cancelled('notSent'));
      });
      input.show();
    });
  } finally {
    input.dispose();
  }
}
