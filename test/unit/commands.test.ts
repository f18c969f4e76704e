import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../src/catalog';
import { commandDeclarations } from '../../src/manifest/commands';
import { operationCommandId } from '../../src/manifest/identifiers';
import { writeCases } from '../writes';

const root = join(import.meta.dirname, '../..');

function read(...path: readonly string[]): string {
  return readFileSync(join(root, ...path), 'utf8');
}

/** IDs of the commands in package.json. */
function contributed(): string[] {
  const manifest: unknown = JSON.parse(read('package.json'));
  assert.ok(typeof manifest === 'object' && manifest !== null && 'contributes' in manifest);
  const { contributes } = manifest;
  assert.ok(typeof contributes === 'object' && contributes !== null && 'commands' in contributes);
  const { commands } = contributes;
  assert.ok(Array.isArray(commands));
  return commands.map((command: unknown) => {
    assert.ok(typeof command === 'object' && command !== null && 'command' in command);
    return String(command.command);
  });
}

/** What the tests in the workbench and in the extension host say, without the table of writes. */
function testsOf(layer: 'ui' | 'host'): string {
  const files = readdirSync(join(root, 'test', layer)).filter((name) => name.endsWith('.ts'));
  return files.map((name) => read('test', layer, name)).join('\n');
}

describe('the commands of the manifest', () => {
  const declared = commandDeclarations(catalogue);

  it('are those that the product declares, or one of them answers "command not found"', () => {
    assert.deepEqual(contributed().toSorted(), declared.map(({ id }) => id).toSorted());
  });

  it('that change something are each carried out from a menu or the palette by the table of writes', () => {
    const carriedOut = new Set(writeCases.map(({ operation }) => operationCommandId(operation.name)));
    const operations = new Set(catalogue.writes().map(({ name }) => operationCommandId(name)));
    assert.deepEqual(
      contributed().filter((id) => operations.has(id) && !carriedOut.has(id)),
      [],
    );
  });

  it('that change nothing are each named by a test in the workbench or in the extension host', () => {
    const tests = `${testsOf('ui')}\n${testsOf('host')}`;
    const operations = new Set(catalogue.writes().map(({ name }) => operationCommandId(name)));
    const others = declared.filter(({ id }) => !operations.has(id));
    // By the title as it stands in a menu, in the palette or, without its dots, as a tooltip; or by its ID.
    const named = ({ id, title }: { readonly id: string; readonly title: string }): boolean =>
      [`'${title}'`, `'${title.replace('...', '')}'`, `: ${title}'`, `say('${title}')`, `'${id}'`].some((text) =>
        tests.includes(text),
      );
    assert.deepEqual(
      others.filter((command) => !named(command)).map(({ title }) => title),
      [],
    );
  });
});
