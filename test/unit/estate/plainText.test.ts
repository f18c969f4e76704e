import assert from 'node:assert/strict';
import { plainText } from '../../../src/estate/plainText';

describe('texts from outside', () => {
  it('leaves ordinary names alone, Chinese, emoji families and Persian joiners included', () => {
    for (const name of [
      'edge-1',
      '杭州-专线-主',
      '👨‍👩‍👧 家',
      'می‌خواهم',
      '<script>alert(1)</script>',
      '**bold** `code`',
    ]) {
      assert.equal(plainText(name), name);
    }
  });

  it('shows a direction override instead of letting it turn the name around', () => {
    assert.equal(plainText('edge\u202Egnp.exe'), 'edge⟨U+202E⟩gnp.exe');
    assert.equal(plainText('a\u2066b\u2069'), 'a⟨U+2066⟩b⟨U+2069⟩');
  });

  it('shows control characters, line breaks and escape sequences as signs', () => {
    assert.equal(plainText('a\nb\t\u001B[31m\u0000\u007F'), 'a␊b␉␛[31m␀␡');
    assert.equal(plainText('a\u0085b\u2028c'), 'a⟨U+0085⟩b⟨U+2028⟩c');
  });

  it('shows invisible characters, so that two names that look alike can be told apart', () => {
    assert.equal(plainText('vbr\u200B1'), 'vbr⟨U+200B⟩1');
    assert.equal(plainText('\uFEFFvbr'), '⟨U+FEFF⟩vbr');
    assert.equal(plainText('v\u{E0041}'), 'v⟨U+E0041⟩');
  });

  it('replaces half of a surrogate pair, which no file or clipboard can hold', () => {
    assert.equal(plainText('a\uD83Db'), 'a\uFFFDb');
  });
});
