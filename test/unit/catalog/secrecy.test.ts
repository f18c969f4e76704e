import assert from 'node:assert/strict';
import { catalogue } from '../../../src/catalog';
import type { Field } from '../../../src/catalog/field';
import { isScalar } from '../../../src/catalog/field';
import { isSecretField, isSecretParameter } from '../../../src/catalog/secrecy';

/** Keys, and the names, documents and contacts of people, as the documents spell them (traps 86). */
const sensitive = /^(AuthKey|Cak|PMName|PMCertificateNo|PMContactInfo|LineSPContactInfo|LoaUrl)$/;

describe('what is secret or identifies people', () => {
  const operations = catalogue.operations();

  it('is known of every request, numbered entries included, or the journal keeps the number of a passport', () => {
    const named = operations.flatMap((operation) =>
      Object.keys(operation.parameters).map((name) => ({ operation, name: name.replace('.N.', '.12.') })),
    );
    const found = named.filter(({ name }) => sensitive.test(name.split('.').at(-1) ?? ''));
    assert.ok(found.length >= 6, 'creating and changing groups, applying for and completing letters');
    for (const { operation, name } of found) assert.ok(isSecretParameter(operation, name), `${operation.name} ${name}`);
    assert.equal(named.filter(({ operation, name }) => isSecretParameter(operation, name)).length, found.length);
  });

  it('is known of every row however deep, or an export has the key of a BGP session', () => {
    const found = operations.flatMap(({ name, response }) => fieldsIn(response, name));
    const secret = found.filter(({ path }) => sensitive.test(path.split('.').at(-1) ?? ''));
    assert.ok(secret.length >= 6);
    for (const { path, field } of secret) assert.ok(isSecretField(path.split('.').at(-1) ?? '', field), path);
  });

  it('is guessed of a field that nobody declared, by its name', () => {
    for (const name of ['AuthKey', 'SecurityToken', 'Password', 'AccessKeySecret', 'Credentials', 'CAK']) {
      assert.ok(isSecretField(name, undefined), name);
    }
    for (const name of ['Name', 'AuthStatus', 'KeyDescription', 'VlanId']) {
      assert.ok(!isSecretField(name, undefined), name);
    }
  });
});

function fieldsIn(fields: Readonly<Record<string, Field>>, above: string): { path: string; field: Field }[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const path = `${above}.${name}`;
    const of = field.type === 'object' ? field.of : field.type === 'list' && !isScalar(field.of) ? field.of : {};
    return [{ path, field }, ...fieldsIn(of, path)];
  });
}
