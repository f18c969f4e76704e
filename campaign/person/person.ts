import { ServiceError } from '../../src/api/errors';
import { allowedOn } from '../../src/catalog/catalogue';
import { catalogue } from '../../src/catalog';
import type { Operation } from '../../src/catalog/operation';
import type { Values } from '../../src/catalog/problem';
import type { Resource } from '../../src/estate/resource';
import type { Scope } from '../../src/estate/scope';
import { textOf } from '../../src/estate/toResource';
import type { Random } from '../../src/sandbox/random';
import { places } from '../../test/writes/estate';
import type { CampaignEstate, Template } from '../estate/campaignEstate';
import type { Side, Subject, Wanted } from '../protocol';
import type { MarkedSecrets } from './markedSecrets';

/** What is numbered so that no two writes ask for the same. */
interface Counter {
  next(): number;
}

/** A resource, and who can see it. */
interface Known {
  readonly side: Side;
  readonly resource: Resource;
}

/** Below so many resources the person looks for what is listed by parent only. */
const mostParents = 15;

/** Writes after which the person looks at what there is now. */
const lookedAtEvery = 40;

/**
 * Somebody who works in one estate: first tries every write once, in any order, then changes whatever there is, mostly
 * what can be changed. The same numbers wish for the same things as long as the service answers the same.
 */
export class Person {
  private readonly examples: Template[];
  private known: readonly Known[] = [];
  private untilLook = 0;

  constructor(
    private readonly estate: CampaignEstate,
    private readonly random: Random,
    private readonly numbers: Counter,
    private readonly secrets: MarkedSecrets,
  ) {
    this.examples = shuffled(estate.templates, random);
  }

  /** The next wish; among what can be changed the person prefers what is told, if anything. */
  async next(prefers: (resource: Resource) => boolean): Promise<Wanted> {
    const example = this.examples.pop();
    if (example !== undefined) return this.wish(example, 'partner', example.target);
    if (this.untilLook === 0) {
      this.known = await this.look();
      this.untilLook = lookedAtEvery;
    }
    this.untilLook -= 1;
    return this.anything(prefers);
  }

  private anything(prefers: (resource: Resource) => boolean): Wanted {
    for (;;) {
      const template = this.estate.templates[this.random.integer(0, this.estate.templates.length - 1)];
      if (template === undefined) throw new Error('There is nothing to do');
      const { target } = template;
      if (target === undefined) {
        // What opens something for a whole region can be asked for once only.
        if (template.operation.effect === 'create') return this.wish(template, 'partner');
        continue;
      }
      const those = this.known.filter(({ resource }) => resource.kind === target.kind);
      const fitting = those.filter(({ resource }) => isAccepted(template.operation, resource));
      const among = this.random.chance(0.9) ? fitting : those;
      const preferred = among.filter(({ resource }) => prefers(resource));
      const pool = preferred.length === 0 ? among : preferred;
      const one = pool[this.random.integer(0, pool.length - 1)];
      if (one === undefined) continue;
      const { kind, id, parents, region } = one.resource;
      return this.wish({ ...template, region }, one.side, { kind, id, parents });
    }
  }

  private wish(
    { operation, region, values }: Template,
    side: Side,
    target?: { readonly kind: Subject['kind']; readonly id: string; readonly parents?: Subject['parents'] },
  ): Wanted {
    const number = this.numbers.next();
    const unlike = this.examples.length === 0 ? this.varied(values, number) : values;
    return {
      number,
      estate: this.estate.address.index,
      side,
      operation: operation.name,
      region,
      ...(target === undefined ? {} : { subject: { kind: target.kind, id: target.id, parents: target.parents ?? {} } }),
      values: this.secrets.mark(operation, unlike, number),
      ...(operation.idempotency === null ? {} : { token: `campaign-${number}` }),
      ...(this.random.chance(0.04) ? { cancelAfterMs: this.random.integer(0, 4000) } : {}),
    };
  }

  /** Other names, numbers and addresses than those of the example, so that most are accepted once more. */
  private varied(values: Values, number: number): Values {
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        if (/^(Name|Description|CircuitCode|RouteEntryName)$/.test(name))
          return [name, `${name.toLowerCase()}-${number}`];
        if (name === 'VlanId') return [name, String(this.random.integer(300, 2900))];
        if (name === 'PeerIpAddress') return [name, `192.0.2.${this.random.integer(2, 250)}`];
        if (name === 'DstCidrBlock' || name === 'DestinationCidrBlock') {
          return [name, value.includes(':') ? value : `10.${this.random.integer(1, 250)}.${number % 250}.0/24`];
        }
        return [name, value];
      }),
    );
  }

  /** What there is of the kinds that the writes are about; of those that are listed by parent, below some parents. */
  private async look(): Promise<Known[]> {
    const kinds = [...new Set(this.estate.templates.flatMap(({ target }) => target?.kind ?? []))];
    const sides = ['partner', this.random.chance(0.5) ? 'tenant' : 'temporary'] as const;
    const regions = Object.values(places);
    const listed = kinds.filter((kind) => catalogue.kind(kind).inRegionTree);
    const read = async (side: Side, scope: Scope): Promise<Known[]> => {
      try {
        return (await this.estate.resources(side, scope)).map((resource) => ({ side, resource }));
      } catch (error) {
        // What went away since its parent was seen is not there to be changed.
        if (error instanceof ServiceError) return [];
        throw error;
      }
    };
    const found = await Promise.all(
      sides.flatMap((side) => listed.flatMap((kind) => regions.map((region) => read(side, { region, kind })))),
    );
    const parents = shuffled(found.flat(), this.random).slice(0, mostParents);
    const below = await Promise.all(
      parents.flatMap(({ side, resource }) =>
        kinds
          .filter((kind) => !listed.includes(kind))
          .flatMap((kind) => {
            const link = catalogue.kind(kind).parents.find((parent) => parent.kind === resource.kind);
            if (link === undefined) return [];
            const value = link.value === undefined ? resource.id : textOf(resource.attributes[link.value]);
            const parent = { kind: resource.kind, id: resource.id, ...(value === undefined ? {} : { value }) };
            return [read(side, { region: resource.region, kind, parent })];
          }),
      ),
    );
    return [...found, ...below].flat();
  }
}

function isAccepted(operation: Operation, resource: Resource): boolean {
  if (operation.subject === undefined) return catalogue.acceptsParent(operation, resource);
  const acting = catalogue.asActingOn(operation, resource.kind);
  return acting !== undefined && allowedOn(acting, resource);
}

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  return items
    .map((item) => ({ item, place: random.next() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}
