import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { shellSecret, shellWord, variableName } from '../../../src/exports/shell';
import { hostileTexts, unseen } from '../../hostileTexts';

const separator = '\u0001\u0002end\u0002\u0001';

/** What a program gets as arguments when a shell reads these words. */
function argumentsOf(shell: string, words: readonly string[]): readonly string[] {
  const line = `printf '%s${separator}' ${words.join(' ')}\n`;
  const { stdout, status, stderr } = spawnSync(shell, { input: line, encoding: 'utf8', maxBuffer: 1 << 26 });
  assert.equal(status, 0, stderr);
  return stdout.split(separator).slice(0, -1);
}

/** What an argument can hold: neither NUL nor half of a surrogate pair. */
function possible(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd');
}

const anyText = fc.string({ unit: 'binary', maxLength: 30 });
const nasty = fc.string({
  unit: fc.constantFrom(...'\'"`$\\!~*?[](){}<>|&;# \n\r\t\u001b\u0007\u0085\u009b\u202e-=a%'),
  maxLength: 30,
});

describe('a text in a shell command', () => {
  for (const shell of ['/bin/sh', 'bash']) {
    it(`reaches the program of ${shell} letter by letter, or a copied command does something else than the form`, () => {
      const texts = fc.sample(fc.oneof(anyText, nasty), 4_000);
      for (let from = 0; from < texts.length; from += 500) {
        const some = texts.slice(from, from + 500);
        assert.deepEqual(argumentsOf(shell, some.map(shellWord)), some.map(possible));
      }
    });

    for (const [what, text] of Object.entries(hostileTexts)) {
      it(`is not run by ${shell} (${what}), or a name of somebody else's resource is a command`, () => {
        assert.deepEqual(argumentsOf(shell, [shellWord(text)]), [possible(text)]);
      });
    }
  }

  it('holds nothing that a terminal acts upon or shows otherwise when it is pasted', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, nasty), (text) => {
        assert.doesNotMatch(shellWord(text).replaceAll('\n', ''), unseen);
      }),
    );
  });

  it('stays readable where nothing has to be quoted', () => {
    assert.equal(shellWord('vbr-2zecmmvg5gvu8i4te****'), "'vbr-2zecmmvg5gvu8i4te****'");
    assert.equal(shellWord('10.0.0.0/24'), '10.0.0.0/24');
    assert.equal(shellWord(''), "''");
  });

  it('stops where a secret is not set, or an empty key replaces the one in use', () => {
    for (const shell of ['/bin/sh', 'bash']) {
      const line = `printf '%s' ${shellSecret('AUTH_KEY')}; printf 'went on'\n`;
      const unset = spawnSync(shell, { input: line, encoding: 'utf8', env: {} });
      assert.notEqual(unset.status, 0);
      assert.equal(unset.stdout, '');
      const set = spawnSync(shell, { input: line, encoding: 'utf8', env: { AUTH_KEY: "a b'$c" } });
      assert.equal(set.stdout, "a b'$cwent on");
    }
  });

  it('calls secrets by names that a shell takes', () => {
    assert.equal(variableName('AuthKey'), 'AUTH_KEY');
    assert.equal(variableName('PMInfo.1.PMCertificateNo'), 'PM_INFO_1_PM_CERTIFICATE_NO');
  });
});
