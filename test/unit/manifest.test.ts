import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestFiles } from '../../scripts/generate/manifest';
import { catalogue } from '../../src/catalog/index';
import { sandboxEstates } from '../../src/manifest/identifiers';
import { estateNames } from '../../src/sandbox';

const root = join(import.meta.dirname, '../..');

const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { command: string; category?: string; icon?: string; title: string }[];
    readonly menus: Readonly<Record<string, readonly { command: string }[]>>;
    readonly keybindings: readonly { command: string }[];
    readonly views: Readonly<Record<string, readonly { icon?: string }[]>>;
    readonly viewsContainers: Readonly<Record<string, readonly { icon: string }[]>>;
    readonly viewsWelcome: readonly { contents: string }[];
  };
}

const source = read('package.json');
const { contributes } = JSON.parse(source) as Manifest;
const english = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;
const chinese = JSON.parse(read('package.nls.zh-cn.json')) as Readonly<Record<string, string>>;
const declared = new Set(contributes.commands.map(({ command }) => command));

/** The keys that the manifest refers to as `%key%`. */
const keys = [...new Set([...source.matchAll(/"%([\w.-]+)%"/g)].map(([, key = '']) => key))].sort();

/** Commands behind the buttons of the welcome texts of a language. */
function commandsOfWelcome(texts: Readonly<Record<string, string>>): readonly string[] {
  const contents = contributes.viewsWelcome.map((view) => texts[view.contents.replaceAll('%', '')] ?? '');
  return contents.flatMap((text) => [...text.matchAll(/\(command:([\w.]+)/g)].map(([, command = '']) => command));
}

function undeclared(commands: readonly string[]): readonly string[] {
  return commands.filter((command) => !declared.has(command));
}

describe('the manifest', () => {
  for (const { path, text } of manifestFiles(root)) {
    it('offers every estate that the sandbox has and no other, or one can never be chosen', () => {
      assert.deepEqual([...sandboxEstates], [...estateNames]);
    });

    it(`${path} is what the catalogue makes, or commands that users see in menus do nothing (npm run generate)`, () => {
      assert.equal(read(...path.split('/')), text);
    });
  }

  it('has each of its texts in English and Chinese, or users see %keys% instead of words', () => {
    assert.ok(keys.length > 0);
    for (const [language, texts] of Object.entries({ english, chinese })) {
      assert.deepEqual(
        keys.filter((key) => (texts[key] ?? '').trim() === ''),
        [],
        language,
      );
    }
  });

  it('uses each of the texts, or translators work on words that nobody sees', () => {
    assert.deepEqual(Object.keys(english).sort(), keys);
    assert.deepEqual(Object.keys(chinese).sort(), keys);
  });

  it('declares the commands of its menus and keys, or an entry is missing and a key does nothing', () => {
    const inMenus = Object.values(contributes.menus).flatMap((entries) => entries.map(({ command }) => command));
    const onKeys = contributes.keybindings.map(({ command }) => command);
    assert.ok(inMenus.length > 0 && onKeys.length > 0);
    assert.deepEqual(undeclared([...inMenus, ...onKeys]), []);
  });

  it('declares the commands behind the welcome buttons, or the first click of a new user fails', () => {
    for (const [language, texts] of Object.entries({ english, chinese })) {
      const commands = commandsOfWelcome(texts);
      assert.ok(commands.length > 0, language);
      assert.deepEqual(undeclared(commands), [], language);
    }
  });

  it('declares no command twice, or the palette lists it twice', () => {
    assert.equal(declared.size, contributes.commands.length);
  });

  it('gives every command the category, or the palette does not find it under "Express Connect"', () => {
    for (const { command, category } of contributes.commands) assert.equal(category, 'Express Connect', command);
  });

  it('names icons that VS Code has, or users see an empty button or a tree without icons', () => {
    const css = read('node_modules', '@vscode', 'codicons', 'dist', 'codicon.css');
    const known = new Set([...css.matchAll(/\.codicon-([\w-]+):before/g)].map(([, name = '']) => name));
    const icons = contributes.commands.flatMap(({ icon }) => (icon === undefined ? [] : [icon]));
    assert.ok(icons.length > 0);
    for (const icon of icons) {
      const name = /^\$\(([\w-]+)\)$/.exec(icon)?.[1];
      assert.ok(name !== undefined && known.has(name), `${icon} is no codicon`);
    }
    for (const kind of catalogue.allKinds()) assert.ok(known.has(kind.icon), `${kind.id}: ${kind.icon} is no codicon`);
  });

  it('names pictures that are there, or the activity bar shows an empty square', () => {
    const containers = Object.values(contributes.viewsContainers).flat();
    for (const { icon } of [...containers, ...Object.values(contributes.views).flat()]) {
      if (icon !== undefined) assert.ok(read(...icon.split('/')).includes('<svg'), icon);
    }
  });
});
