import assert from 'node:assert/strict';
import type { Parameter } from '../../../src/catalog/parameter';
import { declaredParameter, entryNumber, listOf, numbered, standsFor } from '../../../src/catalog/repeatedName';

const value: Parameter = { type: 'string', label: 'Value' };

describe('names of repeated parameters', () => {
  it('lead to their declaration, however deep they are repeated, or a documented parameter is refused (traps 7)', () => {
    const parameters = { 'Filter.N.Value.N': value, Name: value };
    assert.equal(declaredParameter(parameters, 'Filter.1.Value.12'), value);
    assert.equal(declaredParameter(parameters, 'Name'), value);
    assert.equal(declaredParameter(parameters, 'Filter.1.Value'), undefined);
  });

  it('are declared by the catalogue alone: what every object has is no parameter', () => {
    for (const name of ['constructor', 'toString', 'hasOwnProperty', '__proto__']) {
      assert.equal(declaredParameter({ Name: value }, name), undefined, name);
    }
  });

  it('are numbered at the list, and not at a field whose name begins with N, or a next hop is lost', () => {
    assert.equal(numbered('NextHopList.N.NextHopId', 2), 'NextHopList.2.NextHopId');
    assert.equal(listOf('NextHopList.N.NextHopId'), 'NextHopList');
    assert.equal(listOf('Tag.Name'), undefined);
    assert.equal(standsFor('Filter.1.Value.N', 'Filter.1.Value.2'), true);
    assert.equal(standsFor('Filter.1.Value.N', 'Filter.2.Value.2'), false);
  });

  it('make a form no longer than a list can be, or a number in somebody’s JSON draws a million entries', () => {
    assert.equal(entryNumber('PMInfo', 'PMInfo.16.PMName'), 16);
    assert.equal(entryNumber('PMInfo', 'PMInfo.1000000.PMName'), undefined);
    assert.equal(entryNumber('PMInfo', 'PMInformation.1.PMName'), undefined);
  });
});
