import * as vscode from 'vscode';
import type { Message } from '../catalog/message';
import { sentences as inLanguage } from './sentences';

/** Turns a message of the core rooms into words of the display language; messages inside it are translated too. */
export function translate(message: Message): string {
  const args = (message.args ?? []).map((argument) => (typeof argument === 'object' ? translate(argument) : argument));
  return vscode.l10n.t(message.text, ...args);
}

/** Translates a text of the catalogue (a label, a meaning, a help text), which is its own key. */
export function translateText(text: string): string {
  return vscode.l10n.t(text);
}

/** Sentences one after the other, as the display language writes them. */
export function sentences(parts: readonly (string | undefined)[]): string {
  return inLanguage(parts, vscode.env.language);
}
