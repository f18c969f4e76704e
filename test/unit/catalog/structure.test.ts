import assert from 'node:assert/strict';
import { catalogue } from '../../../src/catalog/index';
import { bundledRegions } from '../../../src/catalog/region/bundled';
import { isScalar, rowFieldsOf, type Field, type ScalarField } from '../../../src/catalog/field';
import { fieldsOf, type Kind, type Narrowing } from '../../../src/catalog/kind';
import { isWrite, type Operation } from '../../../src/catalog/operation';
import { referencesOf, type Parameter } from '../../../src/catalog/parameter';

const kinds = catalogue.allKinds();
const operations = catalogue.operations();

function rowOf(kind: Kind): Readonly<Record<string, Field>> {
  return rowFieldsOf(kind.list, kind.rows);
}

function parametersOf(operation: Operation): [string, Parameter][] {
  return Object.entries(operation.parameters);
}

/** Every single value of a row, those of nested rows included. */
function scalarsOf(fields: Readonly<Record<string, Field>>): [string, ScalarField][] {
  return Object.entries(fields).flatMap(([name, field]): [string, ScalarField][] => {
    if (field.type === 'object') return scalarsOf(field.of);
    if (field.type === 'list') return isScalar(field.of) ? [[name, field.of]] : scalarsOf(field.of);
    return [[name, field]];
  });
}

function assertNarrows(kind: Kind, by: Narrowing): void {
  if ('parameter' in by) {
    assert.ok(by.parameter in kind.list.parameters, `${kind.list.name} has no ${by.parameter}`);
    return;
  }
  const keys = kind.list.parameters['Filter.N.Key']?.values?.map((choice) => choice.value);
  assert.ok(keys?.includes(by.filter), `${kind.list.name} cannot be filtered by ${by.filter}`);
}

describe('every kind', () => {
  for (const kind of kinds) {
    describe(kind.id, () => {
      it('is read from rows that have its identity, name, state and glance, so that no node is nameless', () => {
        const row = rowOf(kind);
        const concerns = kind.concerns?.map(({ field }) => field) ?? [];
        const told = [kind.nameField, kind.stateField, kind.stateOverride?.field, ...concerns];
        const named = told.filter((field) => field !== undefined);
        for (const field of [
          ...kind.identity,
          ...named,
          ...kind.glance.flatMap((template) => [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')),
          ...kind.parents.map((parent) => parent.field),
        ]) {
          assert.ok(field in row, `${kind.list.name} has no field ${field}`);
        }
        assert.equal(kind.list.effect, 'list');
        // Without an identity there is exactly one in each region, and nothing else to tell it by.
        if (kind.identity.length === 0) assert.deepEqual([kind.rows, kind.parents], [null, []]);
      });

      it('shows every labelled field exactly once and no unlabelled one, so that the details lose nothing', () => {
        const shown = kind.details.flatMap((group) => group.fields);
        const labelled = Object.entries(fieldsOf(kind)).filter(([, field]) => field.label !== undefined);
        assert.deepEqual([...shown].sort(), labelled.map(([name]) => name).sort());
      });

      it('means one thing by each value that is documented, or people read the wrong meaning', () => {
        for (const [name, { values }] of scalarsOf(fieldsOf(kind))) {
          const spellings = (values ?? []).map(({ value }) => value.toLowerCase().replace(/\s/g, ''));
          assert.equal(new Set(spellings).size, spellings.length, name);
          for (const { value, meaning } of values ?? []) assert.ok(meaning.trim() !== '', `${name}: ${value}`);
        }
      });

      it('hangs below kinds that exist, by a parameter or filter that its list knows', () => {
        for (const parent of kind.parents) {
          catalogue.kind(parent.kind);
          assertNarrows(kind, parent.by);
          if (parent.value !== undefined) assert.ok(parent.value in rowOf(catalogue.kind(parent.kind)), parent.value);
        }
        if (kind.lookup !== undefined) assertNarrows(kind, kind.lookup);
      });

      it('has states only together with the field that tells them', () => {
        assert.equal(Object.keys(kind.states).length > 0, kind.stateField !== undefined);
        for (const state of kind.stateOverride?.states ?? []) assert.ok(state in kind.states, state);
      });
    });
  }
});

describe('every operation', () => {
  for (const operation of operations) {
    describe(operation.name, () => {
      const kind = catalogue.kind(operation.kind);

      it('refers to kinds, states and fields that exist, so that its pickers are not empty', () => {
        for (const [name, parameter] of parametersOf(operation)) {
          for (const reference of referencesOf(parameter)) {
            const target = catalogue.kind(reference.kind);
            for (const state of reference.states ?? []) assert.ok(state in target.states, `${name}: ${state}`);
            const { field, within } = reference;
            if (field !== undefined) assert.ok(field in rowOf(target), `${name}: ${field}`);
            const { listedIn } = reference;
            const listed = listedIn === undefined ? undefined : rowOf(kind)[listedIn];
            if (listedIn !== undefined) {
              assert.ok(listed?.type === 'list' && !isScalar(listed.of), `${name}: ${listedIn}`);
              for (const identity of target.identity) assert.ok(identity in listed.of, `${name}: ${identity}`);
            }
            if (within === undefined) continue;
            assert.ok(within.parameter in operation.parameters, `${name}: ${within.parameter}`);
            assert.ok(
              target.parents.some((parent) => parent.kind === within.kind),
              `${name}: ${within.kind}`,
            );
          }
        }
      });

      it('starts in and leads to states of its kind, so that waiting for it can end', () => {
        const { from = [], via, to = [], failed = [] } = operation.states ?? {};
        const named = [...from, ...to, ...failed, ...(via === undefined ? [] : [via])].filter(
          (state) => state !== 'gone',
        );
        for (const state of named) assert.ok(state in kind.states, state);
        if (via !== undefined) assert.equal(kind.states[via]?.transitional, true, `${via} is not transitional`);
      });

      it('names its subject and its parent by fields of their rows', () => {
        for (const [parameter, field] of Object.entries(operation.subject ?? {})) {
          assert.ok(parameter in operation.parameters, `no parameter ${parameter}`);
          assert.ok(field in rowOf(kind), `no field ${field}`);
        }
        for (const [parameter, field] of Object.entries(operation.under?.parameters ?? {})) {
          assert.ok(parameter in operation.parameters, `no parameter ${parameter}`);
          assert.ok(operation.under !== undefined && field in rowOf(catalogue.kind(operation.under.kind)), field);
        }
      });

      it('limits itself to rows by a field that they have, and knows what a new row will say', () => {
        const { appliesTo, creates = {} } = operation;
        if (appliesTo !== undefined) assert.ok(appliesTo.field in fieldsOf(kind), appliesTo.field);
        for (const field of Object.keys(creates)) assert.ok(kind.identity.includes(field), field);
      });

      it('acts on another kind by fields and states of that kind, so that it is not offered in vain', () => {
        for (const other of operation.alsoOn ?? []) {
          const target = catalogue.kind(other.kind);
          for (const [parameter, field] of Object.entries(other.subject)) {
            assert.ok(parameter in operation.parameters, `no parameter ${parameter}`);
            assert.ok(field in rowOf(target), `no field ${field}`);
          }
          if (other.appliesTo !== undefined)
            assert.ok(other.appliesTo.field in fieldsOf(target), other.appliesTo.field);
          const { from = [], via = [], to = [], failed = [] } = other.states ?? {};
          for (const state of [...from, ...to, ...failed, via].flat()) {
            assert.ok(state === 'gone' || state in target.states, `${other.kind}: ${state}`);
          }
        }
      });

      it('names what it creates by fields of its row and of its answer, so that the new row is found', () => {
        for (const [field, named] of Object.entries(operation.identityIn ?? {})) {
          assert.ok(kind.identity.includes(field), `${field} does not identify a ${kind.id}`);
          assert.ok(named in operation.response, `no field ${named} in the answer`);
        }
      });

      it('asks for its lists, checks without acting where it can, and pays only when told to (traps 15, section 4)', () => {
        assert.equal(operation.dryRun !== undefined, 'DryRun' in operation.parameters);
        const { AutoPay } = operation.parameters;
        if (AutoPay !== undefined) assert.equal(AutoPay.always, 'false');
        // Lists that the subject's row answers are nobody's to fill in.
        if (!isWrite(operation) || operation.subjectFrom !== undefined) return;
        const roots = parametersOf(operation).flatMap(([name]) => /^(\w+)\.N\./.exec(name)?.[1] ?? []);
        assert.deepEqual(Object.keys(operation.lists ?? {}).sort(), [...new Set(roots)].sort());
      });

      it('depends only on parameters and states that it has', () => {
        for (const [name, parameter] of parametersOf(operation)) {
          for (const condition of [parameter.requiredWhen, parameter.shownWhen]) {
            if (condition !== undefined)
              assert.ok(condition.parameter in operation.parameters, `${name}: ${condition.parameter}`);
          }
          for (const state of parameter.editableIn ?? []) assert.ok(state in kind.states, `${name}: ${state}`);
        }
      });

      it('carries its token, and is told apart as a change or a read', () => {
        if (operation.idempotency !== null) assert.ok(operation.idempotency in operation.parameters);
        if (!isWrite(operation)) assert.equal(operation.destructive, undefined);
        if (operation.paging === 'page')
          assert.ok('PageNumber' in operation.parameters && 'PageSize' in operation.parameters);
        if (operation.destructive === true) assert.notEqual(operation.subject, undefined);
      });

      it('lists each error code once, without the blanks of the printed documents (traps 75)', () => {
        const spelled = operation.errors.map((error) => `${error.http} ${error.code}`);
        assert.equal(new Set(spelled).size, spelled.length);
        for (const { code, http } of operation.errors) {
          assert.match(code, /^\S+$/);
          assert.ok(http >= 400 && http < 600);
        }
      });

      it('has ranges, lengths and defaults that agree with each other', () => {
        for (const [name, { min, max, minLength, maxLength, values, rule, ...parameter }] of parametersOf(operation)) {
          if (min !== undefined && max !== undefined) assert.ok(min < max, name);
          if (minLength !== undefined && maxLength !== undefined) assert.ok(minLength <= maxLength, name);
          const choices = values?.map((choice) => choice.value);
          if (choices !== undefined && parameter.default !== undefined)
            assert.ok(choices.includes(parameter.default), name);
          if (choices !== undefined) assert.equal(new Set(choices).size, choices.length, name);
          // The three text rules look at characters only.
          if (rule === 'name' || rule === 'nameWithDots') assert.deepEqual([minLength, maxLength], [2, 128], name);
          if (rule === 'description') assert.deepEqual([minLength, maxLength], [2, 256], name);
        }
      });

      it('reads the current value of what can be edited, so that a form never starts empty by mistake', () => {
        if (operation.effect !== 'modify') return;
        for (const [name, parameter] of parametersOf(operation)) {
          if (parameter.provided === true || parameter.current === null || operation.subject?.[name] !== undefined)
            continue;
          const field = parameter.current ?? name;
          assert.ok(field in rowOf(kind), `${name}: rows have no ${field}`);
        }
      });
    });
  }

  it('is the only one of its name', () => {
    assert.equal(new Set(operations.map((operation) => operation.label)).size, operations.length);
  });
});

describe('the bundled regions', () => {
  it('are listed once each, in both languages, so that the tree is useful before the first answer', () => {
    assert.equal(new Set(bundledRegions.map((region) => region.id)).size, bundledRegions.length);
    for (const { id, english, chinese } of bundledRegions) {
      assert.match(id, /^[a-z]{2}-[a-z0-9-]+$/);
      assert.match(english, /^[A-Z][A-Za-z0-9 ()-]+$/);
      assert.match(chinese, /\p{Script=Han}/u);
    }
    for (const id of ['cn-hangzhou', 'cn-shanghai', 'cn-beijing', 'ap-southeast-1', 'cn-shanghai-finance-1']) {
      assert.ok(
        bundledRegions.some((region) => region.id === id),
        id,
      );
    }
  });
});
