import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Does `work` while no other process on this machine does work under the same lock file. Waits for an owner that is
 * alive; takes over from one that died.
 * @template T
 * @param {string} lockFile
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function exclusively(lockFile, work) {
  await mkdir(dirname(lockFile), { recursive: true });
  let waiting = false;
  while (!(await acquire(lockFile))) {
    const owner = await ownerOf(lockFile);
    if (owner !== undefined && !isAlive(owner)) {
      await takeAway(lockFile, owner);
      continue;
    }
    if (!waiting) {
      waiting = true;
      process.stderr.write(`Waiting for process ${owner ?? '?'}, which is busy with the same (${lockFile}) ...\n`);
    }
    await delay(200);
  }
  try {
    return await work();
  } finally {
    await rm(lockFile, { force: true });
  }
}

/** @param {string} lockFile */
async function acquire(lockFile) {
  try {
    const handle = await open(lockFile, 'wx');
    await handle.writeFile(String(process.pid));
    await handle.close();
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST') || isCode(error, 'EPERM')) {
      return false;
    }
    throw error;
  }
}

/**
 * @param {string} lockFile
 * @returns {Promise<number | undefined>} undefined while the file is being written or has just gone
 */
async function ownerOf(lockFile) {
  try {
    const pid = Number(await readFile(lockFile, 'utf8'));
    return pid > 0 ? pid : undefined;
  } catch (error) {
    if (isCode(error, 'ENOENT')) {
      return undefined;
    }
    throw error;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !isCode(error, 'ESRCH');
  }
}

/**
 * Moves the lock of a dead owner away. Should another process have replaced it by its own in between, that one is put
 * back.
 * @param {string} lockFile
 * @param {number} deadOwner
 */
async function takeAway(lockFile, deadOwner) {
  const away = `${lockFile}.${process.pid}`;
  try {
    await rename(lockFile, away);
  } catch (error) {
    if (isCode(error, 'ENOENT')) {
      return;
    }
    throw error;
  }
  const owner = await ownerOf(away);
  if (owner !== undefined && owner !== deadOwner) {
    await writeFile(lockFile, String(owner), { flag: 'wx' });
  }
  await rm(away, { force: true });
}

/**
 * @param {unknown} error
 * @param {string} code
 */
function isCode(error, code) {
  return error instanceof Error && 'code' in error && error.code === code;
}
