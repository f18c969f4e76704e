import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isObject, parseJson } from '../../../src/api/json';

describe('reading JSON', () => {
  it('keeps every digit of account and order numbers (traps 37)', () => {
    assert.deepEqual(
      parseJson(
        '{"VbrOwnerUid":283117732402483989,"AliUid":253460731706911258,"n":-271598332402530847,"OrderId":203167309740138}',
      ),
      {
        VbrOwnerUid: '283117732402483989',
        AliUid: '253460731706911258',
        n: '-271598332402530847',
        OrderId: 203167309740138,
      },
    );
  });

  it('agrees with JSON.parse wherever that loses nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!text.includes('__proto__') && !/\d{16}/.test(text));
        assert.deepEqual(parseJson(text), JSON.parse(text));
      }),
    );
  });

  it('answers undefined for what is no JSON, and never throws', () => {
    for (const text of [
      '',
      ' ',
      '<html>',
      '{"a":',
      '{"a":1}}',
      "{'a':1}",
      'undefined',
      '['.repeat(100_000),
      '{"a":\u0000}',
    ]) {
      assert.equal(parseJson(text), undefined, text.slice(0, 20));
    }
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseJson(text);
      }),
    );
  });

  it('keeps the last of repeated keys, and numbers beyond every range as text', () => {
    assert.deepEqual(parseJson('{"a":1,"a":2,"b":1e999,"c":1.50}'), { a: 2, b: '1e999', c: 1.5 });
  });

  it('drops __proto__, and keeps other names of prototypes as plain data', () => {
    const parsed = parseJson(
      '{"__proto__":{"polluted":true},"constructor":"c","list":[{"__proto__":1,"toString":"t"}]}',
    );
    assert.ok(isObject(parsed));
    assert.deepEqual(Object.keys(parsed), ['constructor', 'list']);
    assert.deepEqual(parsed.list, [{ toString: 't' }]);
    assert.equal(Object.getPrototypeOf(parsed), Object.prototype);
    assert.equal(({} as Record<string, unknown>).polluted, undefined);
  });
});
