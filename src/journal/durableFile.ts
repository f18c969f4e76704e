import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Author, Processes } from './processes';
import { standingOf } from './processes';
import { unlessMissing } from './unlessMissing';

/**
 * Writes a file whole or not at all, by way of a draft beside it. It is on the disk, not merely in its cache, when this
 * resolves. Only the owner may read it. @throws errors of the file system
 */
export async function writeWhole(path: string, draft: string, text: string): Promise<void> {
  try {
    const handle = await open(draft, 'w', 0o600);
    try {
      await handle.writeFile(text, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(dirname(path));
}

/** Codes of systems and network drives that do not open or sync folders: they see to names themselves, or nobody can. */
const unsupported: ReadonlySet<unknown> = new Set([
  'EPERM',
  'EACCES',
  'EISDIR',
  'EINVAL',
  'ENOTSUP',
  'ENOSYS',
  'EBADF',
]);

/** Has the names in a folder on the disk, where the system can do that. @throws errors of the file system */
export async function syncFolder(path: string): Promise<void> {
  try {
    const handle = await open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && unsupported.has(error.code))) throw error;
  }
}

/** After so many milliseconds nobody on another computer, which cannot be asked, is still writing a draft: a day. */
const abandoned = 24 * 3_600_000;

/**
 * Removes the drafts in a folder whose processes ended while they wrote them. `ownerOf` gives the process that a name
 * carries, undefined for what is no draft. @throws errors of the file system
 */
export async function removeDrafts(
  folder: string,
  ownerOf: (name: string) => Author | undefined,
  processes: Processes,
  now: number,
): Promise<void> {
  for (const name of (await unlessMissing(() => readdir(folder))) ?? []) {
    const owner = ownerOf(name);
    if (owner === undefined) continue;
    const path = join(folder, name);
    const standing = standingOf(owner, processes);
    const isLeft =
      standing === 'ended' || (standing === 'away' && now - ((await writtenAt(path)) ?? Infinity) > abandoned);
    if (isLeft) await rm(path, { force: true });
  }
}

async function writtenAt(path: string): Promise<number | undefined> {
  return (await unlessMissing(() => stat(path)))?.mtimeMs;
}
