import { Client } from '../../src/api/client';
import { systemClock } from '../../src/api/clock';
import { catalogue } from '../../src/catalog';
import { english } from '../../src/catalog/message';
import type { Operation } from '../../src/catalog/operation';
import type { Values } from '../../src/catalog/problem';
import { EstateReader } from '../../src/estate/reader';
import type { Attribute, Resource } from '../../src/estate/resource';
import { resourceKey } from '../../src/estate/resource';
import { FormModel } from '../../src/panels/formModel';
import { collapse } from '../../src/panels/formValues';
import type { Sandbox } from '../../src/sandbox';
import type { Effect, Named } from './case';

const timeoutMs = 10_000;

/** Waiting before a repeated attempt takes no time; a timeout stays one. */
const impatient = {
  now: () => systemClock.now(),
  after: (ms: number, act: () => void) => systemClock.after(ms === timeoutMs ? ms : 0, act),
};

/** Reads and sends as one account of a sandbox, with the product's own client, and fills in the product's own forms. */
export class WriteBench {
  readonly reader: EstateReader;
  readonly client: Client;

  constructor(sandbox: Sandbox, account: 'partner' | 'tenant' = 'partner') {
    const known = sandbox.accounts.find(({ accessKeyId }) => accessKeyId.endsWith(account));
    if (known === undefined) throw new Error(`The sandbox has no ${account}`);
    const { accessKeyId, accessKeySecret } = known;
    this.client = new Client({
      endpointFor: () => sandbox.endpoint,
      credentials: () => Promise.resolve({ accessKeyId, accessKeySecret }),
      clock: impatient,
      timeoutMs,
    });
    this.reader = new EstateReader('acc', this.client, catalogue);
  }

  /** The resource as the product reads it. */
  async resource({ kind, id, parents = {} }: Named, region: string): Promise<Resource> {
    const key = resourceKey({ account: 'acc', region, kind, id });
    const found = await this.reader.one({ key, kind, id, region, parents });
    if (found === undefined) throw new Error(`There is no ${kind} ${id} in ${region}`);
    return found;
  }

  /** Whether the effect can be seen now; asserts on the state where it is told by a function. */
  async sees(effect: Effect, region: string, sandbox: Sandbox): Promise<boolean> {
    if ('state' in effect) {
      effect.state(sandbox.snapshot());
      return true;
    }
    if ('gone' in effect) {
      const { kind, id, parents = {} } = effect.gone;
      const key = resourceKey({ account: 'acc', region, kind, id });
      const found = await this.reader.one({ key, kind, id, region, parents });
      return found === undefined;
    }
    const { shown, under, row } = effect;
    const parent = under === undefined ? {} : { parent: await this.parent(effect, region) };
    const rows = await this.reader.all({ region, kind: shown, ...parent });
    return rows.some((resource) => isRow(resource, row));
  }

  /** What the effect is looked for in, for messages. */
  async rows(effect: Effect, region: string): Promise<readonly Resource[]> {
    if (!('shown' in effect)) return [];
    const parent = effect.under === undefined ? {} : { parent: await this.parent(effect, region) };
    return this.reader.all({ region, kind: effect.shown, ...parent });
  }

  private async parent(effect: Extract<Effect, { readonly shown: unknown }>, region: string) {
    const { shown, under } = effect;
    if (under === undefined) throw new Error('There is no parent');
    const field = catalogue.kind(shown).parents.find(({ kind }) => kind === under.kind)?.value;
    if (field === undefined) return { kind: under.kind, id: under.id };
    const value = (await this.resource(under, region)).attributes[field];
    return { kind: under.kind, id: under.id, value: typeof value === 'string' ? value : '' };
  }
}

/** True when the resource shows all of these values. */
export function isRow({ attributes }: Resource, row: Readonly<Record<string, Attribute>>): boolean {
  return Object.entries(row).every(([field, value]) => same(attributes[field], value));
}

/** The operation as it acts on the kind of the target. */
export function acting(operation: Operation, target: Resource | undefined): Operation {
  return (target && catalogue.asActingOn(operation, target.kind)) ?? operation;
}

/** The form as a person finds it. */
export function formFor(operation: Operation, target: Resource | undefined): FormModel {
  return new FormModel(acting(operation, target), target, { catalogue, translate: english, language: 'en' });
}

/** What a person types for these values: a field with a line for each value of a repeated parameter. */
export function typed(operation: Operation, values: Values): Values {
  const asked = Object.entries(operation.parameters).map(([name, parameter]) => ({ name, parameter }));
  return collapse(values, asked);
}

function same(one: Attribute | undefined, other: Attribute): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
