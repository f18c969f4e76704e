import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { untestable } from './untestable';

/** The documents have so many traps, numbered from 1. */
const traps = Array.from({ length: 89 }, (_, index) => index + 1);

/** Numbers in the titles of the tests in this folder. */
function tested(): ReadonlySet<number> {
  const files = readdirSync(__dirname).filter((name) => name.endsWith('.test.ts') && name !== 'everyTrap.test.ts');
  const texts = files.map((name) => readFileSync(join(__dirname, name), 'utf8'));
  const titles = texts.flatMap((text) => [...text.matchAll(/^\s*it\(\s*['"`]trap (\d+): \S/gm)]);
  return new Set(titles.map(([, number]) => Number(number)));
}

describe('the traps of the documents', () => {
  it('are each tested or listed with the reason, or one of them comes back unnoticed', () => {
    const covered = tested();
    const listed = new Map(Object.entries(untestable).map(([number, why]) => [Number(number), why]));
    assert.deepEqual(
      traps.filter((number) => !covered.has(number) && !listed.has(number)),
      [],
      'neither',
    );
    assert.deepEqual(
      traps.filter((number) => covered.has(number) && listed.has(number)),
      [],
      'both',
    );
    const unknown = [...covered, ...listed.keys()].filter((number) => !traps.includes(number));
    assert.deepEqual(unknown, [], 'no such trap');
    for (const [number, why] of listed) assert.match(why, /^\S.{20}/, `trap ${number} needs its reason`);
  });
});
