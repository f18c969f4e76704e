import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A secret that was planted so that it can be looked for. */
export interface PlantedSecret {
  /** What findings call it, for example `STS token`; they never hold the value. */
  readonly kind: string;
  readonly value: string;
}

/** A planted secret where none may be. */
export interface SecretFinding {
  /** The file, or what the text was called. */
  readonly place: string;
  readonly kind: string;
  /** How it was written there, for example `base64`. */
  readonly spelling: string;
}

/** The planted secrets that a text or some bytes hold, in any of their spellings. */
export function secretsIn(
  content: string | Uint8Array,
  place: string,
  planted: readonly PlantedSecret[],
): readonly SecretFinding[] {
  const bytes =
    typeof content === 'string'
      ? Buffer.from(content)
      : Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  return planted.flatMap(({ kind, value }) => {
    const found = spellingsOf(value).find(({ written }) => bytes.includes(written));
    return found === undefined ? [] : [{ place, kind, spelling: found.name }];
  });
}

/** Searches every file below a folder, hidden ones included; a file that goes away meanwhile holds nothing. */
export async function secretsInFolder(
  folder: string,
  planted: readonly PlantedSecret[],
): Promise<readonly SecretFinding[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const findings: SecretFinding[] = [];
  for (const entry of entries.filter((found) => found.isFile())) {
    const path = join(entry.parentPath, entry.name);
    findings.push(...secretsIn(await contentOf(path), path, planted));
  }
  return findings;
}

async function contentOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

interface Spelling {
  readonly name: string;
  readonly written: Buffer;
}

function spellingsOf(secret: string): readonly Spelling[] {
  if (secret === '') throw new Error('An empty secret is everywhere.');
  const texts: readonly (readonly [name: string, text: string])[] = [
    ['plain', secret],
    ['percent-encoded', percentEncoded(secret)],
    ['percent-encoded', percentEncoded(secret).replaceAll('%20', '+')],
    ['percent-encoded', encodeURIComponent(secret)],
    ['percent-encoded', encodeURI(secret)],
    ['percent-encoded', lowerCaseEscapes(percentEncoded(secret))],
    ['percent-encoded twice', percentEncoded(percentEncoded(secret))],
    ['JSON', inJson(secret)],
    ['JSON', escaped(secret)],
    ['JSON in JSON', inJson(inJson(secret))],
    ['HTML', inHtml(secret)],
    ['hexadecimal', Buffer.from(secret).toString('hex')],
    ['hexadecimal', Buffer.from(secret).toString('hex').toUpperCase()],
  ];
  const bytes = Buffer.from(secret);
  const wide = Buffer.from(secret, 'utf16le');
  return [
    ...texts.map(([name, text]) => ({ name, written: Buffer.from(text) })),
    { name: 'UTF-16', written: wide },
    { name: 'UTF-16', written: Buffer.from(wide).swap16() },
    ...inBase64(bytes).map((text) => ({ name: 'base64', written: Buffer.from(text) })),
  ];
}

/** As the signature has it: everything but unreserved characters. */
function percentEncoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function lowerCaseEscapes(text: string): string {
  return text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** JSON as writers spell it that leave nothing but letters and digits alone. */
function escaped(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function inHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/**
 * What the base64 of any longer text holds that the secret stands in: one spelling for each place at which it can begin
 * in a group of three bytes, without the characters at either end that its neighbours share.
 */
function inBase64(secret: Buffer): readonly string[] {
  return [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), secret]).toString('base64');
    const own = text.slice(Math.ceil((8 * before) / 6), Math.floor((8 * (before + secret.length)) / 6));
    // Less is in too many texts.
    return own.length < 6 ? [] : [own, own.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
