import assert from 'node:assert/strict';
import { check, holds } from '../../../src/catalog/check';
import { answered, filter, tag, vpc } from '../../../src/catalog/common';
import { english } from '../../../src/catalog/message';
import { operation } from '../../../src/catalog/operation';
import type { Values } from '../../../src/catalog/problem';
import { vlanZeroExcludesOthers } from '../../../src/catalog/rules/vlan';

const sample = operation({
  ...vpc,
  name: 'Sample',
  kind: 'virtualBorderRouter',
  effect: 'modify',
  label: 'Sample',
  summary: 'Sample.',
  parameters: {
    RegionId: { type: 'string', label: 'Region', required: true, provided: true },
    VbrId: { type: 'string', label: 'VBR', required: true },
    VlanId: { type: 'integer', label: 'VLAN ID', min: 0, max: 2999, editableIn: ['active'] },
    MinTxInterval: { type: 'integer', label: 'BFD send interval', unit: 'ms', min: 200, max: 1000 },
    OwnerId: { type: 'long', label: 'Account' },
    EnableBfd: { type: 'boolean', label: 'BFD' },
    BfdMultiHop: {
      type: 'integer',
      label: 'BFD hops',
      min: 1,
      max: 255,
      requiredWhen: { parameter: 'EnableBfd', is: ['true'] },
    },
    Role: {
      type: 'string',
      label: 'Role',
      values: [
        { value: 'CT', meaning: 'China Telecom' },
        { value: 'CU', meaning: 'China Unicom' },
      ],
    },
    Name: { type: 'string', label: 'Name', minLength: 2, maxLength: 128, rule: 'name' },
    'PMInfo.N.PMName': { type: 'string', label: 'Person', required: true },
    ...tag,
    ...filter([{ value: 'Name', meaning: 'Name' }]),
  },
  response: answered,
  errors: [],
  idempotency: null,
  paging: null,
  together: [vlanZeroExcludesOthers('VlanId')],
  documents: [],
});

const complete: Values = { VbrId: 'vbr-1', 'PMInfo.1.PMName': 'Li' };

function said(values: Values, subject?: Parameters<typeof check>[2]): string[] {
  return check(sample, { ...complete, ...values }, subject).map(
    (problem) => `${problem.parameter}: ${english(problem.message)}`,
  );
}

describe('check', () => {
  it('a complete request passes, and what the product fills in is not asked for', () => {
    assert.deepEqual(said({}), []);
  });

  it('a missing or emptied required parameter is named instead of failing at the service', () => {
    assert.deepEqual(said({ VbrId: '' }), ['VbrId: VBR is required']);
    assert.deepEqual(
      check(sample, {}).map((problem) => problem.parameter),
      ['VbrId', 'PMInfo.1.PMName'],
    );
  });

  it('a parameter that another one makes necessary is asked for only then (traps 51)', () => {
    assert.deepEqual(said({ EnableBfd: 'true' }), ['BfdMultiHop: BFD hops is required']);
    assert.deepEqual(said({ EnableBfd: 'false' }), []);
    assert.deepEqual(said({ EnableBfd: 'true', BfdMultiHop: '255' }), []);
  });

  it('ranges hold at both ends and the message names them', () => {
    for (const good of ['0', '1', '2999']) assert.deepEqual(said({ VlanId: good }).filter(isRange), [], good);
    for (const bad of ['-1', '3000'])
      assert.deepEqual(said({ VlanId: bad }), ['VlanId: VLAN ID must be 0 to 2999'], bad);
    assert.deepEqual(said({ MinTxInterval: '100' }), ['MinTxInterval: BFD send interval must be 200 to 1000 ms']);
  });

  it('numbers are whole and plain, so that 1e3 or 0x10 never reach the wire', () => {
    for (const bad of ['1e3', '0x10', '1.5', ' 7', '007', 'x']) {
      assert.deepEqual(said({ VlanId: bad }), ['VlanId: VLAN ID must be a whole number'], bad);
    }
  });

  it('account IDs beyond 2^53 pass digit by digit (traps 37)', () => {
    assert.deepEqual(said({ OwnerId: '283117732402483989' }), []);
  });

  it('booleans are true or false and nothing else', () => {
    assert.deepEqual(said({ EnableBfd: 'yes' }), ['EnableBfd: BFD must be true or false']);
  });

  it('a value outside the documented list is answered with the list', () => {
    assert.deepEqual(said({ Role: 'ct' }), ['Role: Role must be one of CT, CU']);
  });

  it('lengths count characters as people do, also outside the basic plane', () => {
    assert.deepEqual(said({ Name: '线' }), ['Name: Name must have 2 to 128 characters']);
    assert.deepEqual(said({ Name: '\u{20000}'.repeat(128) }), []);
    assert.deepEqual(said({ Name: 'a'.repeat(129) }), ['Name: Name must have 2 to 128 characters']);
    assert.deepEqual(said({ Name: 'a'.repeat(128) }), []);
  });

  it('the character rule speaks once the length is right', () => {
    assert.match(said({ Name: '1x' }).join(), /^Name: A name starts with a letter/);
  });

  it('rules over several parameters are applied and keep their severity', () => {
    const [problem] = check(sample, { ...complete, VlanId: '0' });
    assert.equal(problem?.severity, 'warning');
  });

  it('an attribute that the state locks is refused, unless its current value is only sent again (traps 48)', () => {
    const locked = { state: 'terminated', current: { VlanId: '10' } };
    assert.deepEqual(said({ VlanId: '11' }, locked), ['VlanId: VLAN ID can be changed only in these states: active']);
    assert.deepEqual(said({ VlanId: '10' }, locked), []);
    assert.deepEqual(said({ VlanId: '11' }, { state: 'active' }), []);
    assert.deepEqual(said({ VlanId: '11' }, {}), []);
  });

  it('a value that the service holds already does not block the form, whatever the documents say of it', () => {
    assert.deepEqual(said({ Name: '1' }, { current: { Name: '1' } }), []);
    assert.equal(said({ Name: '2' }, { current: { Name: '1' } }).length, 1);
  });

  it('half-filled list items are found under their own number', () => {
    assert.deepEqual(said({ 'Tag.1.Key': 'a', 'Tag.2.Value': 'x' }), ['Tag.2.Key: Tag key is required']);
    assert.deepEqual(said({ 'Tag.1.Key': 'a' }), []);
    assert.deepEqual(said({ 'PMInfo.2.PMName': 'Wang', 'PMInfo.1.PMName': '' }), []);
    assert.deepEqual(said({ 'Tag.1.Key': 'k'.repeat(129) }), ['Tag.1.Key: Tag key must have 1 to 128 characters']);
  });

  it('a filter value without its key is found, whatever the number of values (traps 7)', () => {
    assert.deepEqual(said({ 'Filter.3.Value.2': 'x' }), ['Filter.3.Key: Filter key is required']);
    assert.deepEqual(said({ 'Filter.1.Key': 'Name', 'Filter.1.Value.1': 'x' }), []);
    assert.deepEqual(said({ 'Filter.1.Key': 'Size' }), ['Filter.1.Key: Filter key must be one of Name']);
  });
});

describe('holds', () => {
  it('shows a field by value, presence or absence of another, and takes an empty text for absent', () => {
    assert.equal(holds({ parameter: 'A', is: ['1', '2'] }, { A: '2' }), true);
    assert.equal(holds({ parameter: 'A', is: ['1'] }, { A: '2' }), false);
    assert.equal(holds({ parameter: 'A', is: 'present' }, { A: '' }), false);
    assert.equal(holds({ parameter: 'A', is: 'present' }, { A: '0' }), true);
    assert.equal(holds({ parameter: 'A', is: 'absent' }, {}), true);
    assert.equal(holds({ parameter: 'A.N', is: 'present' }, { 'A.7': 'x' }), true);
  });
});

function isRange(text: string): boolean {
  return text.includes('must be');
}
