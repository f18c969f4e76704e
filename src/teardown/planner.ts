import { setMaxListeners } from 'node:events';
import type { Catalogue } from '../catalog/catalogue';
import { meets } from '../catalog/catalogue';
import type { Kind } from '../catalog/kind';
import { message } from '../catalog/message';
import type { Operation } from '../catalog/operation';
import type { LedToBy, TeardownGoal } from '../catalog/takingDown';
import type { AccountEstate } from '../estate/accountEstate';
import type { Reference } from '../estate/reader';
import { refusalOf } from '../estate/refusal';
import type { Resource } from '../estate/resource';
import { nameOf } from '../estate/resourceName';
import type { Scope } from '../estate/scope';
import { textOf } from '../estate/toResource';
import { operationsTo } from './ending';
import { entriesOf, ownerElsewhere, remarksOf } from './marks';
import type { Plan, PlannedStep, PlanNode, Remark } from './plan';
import { withoutRepeats } from './plan';
import type { TakingOff } from './takenOff';
import { entriesIn, takingOff } from './takenOff';

/** Characters of a name that a plan keeps. */
const titleLimit = 200;

/**
 * Makes plans of what it takes to take a resource down, out of nothing but fresh answers of the service. A list that
 * cannot be read makes the plan an error: it never becomes a shorter plan.
 */
export class Planner {
  private readonly takingOff: readonly TakingOff[];

  constructor(
    private readonly catalogue: Catalogue,
    private readonly estate: AccountEstate,
  ) {
    this.takingOff = takingOff(catalogue);
  }

  /**
   * Undefined when the resource does not exist any more.
   * @throws ServiceError, TransportError, Cancelled
   */
  async plan(subject: Reference, goal: TeardownGoal, signal?: AbortSignal): Promise<Plan | undefined> {
    const fresh = await this.estate.reread(subject, signal);
    if (fresh === undefined) return undefined;
    const root = withoutRepeats(await this.reading(signal).root(fresh, goal));
    return { account: this.estate.accountId, goal, root };
  }

  /**
   * One resource of a plan with all that is below it now; undefined when it does not exist any more.
   * @throws ServiceError, TransportError, Cancelled
   */
  async again({ root, goal }: Plan, node: PlanNode, signal?: AbortSignal): Promise<PlanNode | undefined> {
    const fresh = await this.estate.reread(node, signal);
    if (fresh === undefined) return undefined;
    const reading = this.reading(signal);
    const isUser = node.steps.length > 0 && node.steps.every(({ takenOff }) => takenOff === root.id);
    if (node.key === root.key) return withoutRepeats(await reading.root(fresh, goal));
    return isUser ? reading.user(fresh, root) : withoutRepeats(await reading.node(fresh, 'delete'));
  }

  private reading(signal: AbortSignal | undefined): Reading {
    // Every list that is read at once listens to the signal.
    if (signal !== undefined) setMaxListeners(0, signal);
    return new Reading(this.catalogue, this.estate, this.takingOff, signal);
  }
}

/** One reading of all that hangs on a resource. */
class Reading {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly estate: AccountEstate,
    private readonly takingOff: readonly TakingOff[],
    private readonly signal: AbortSignal | undefined,
  ) {}

  /** The resource that somebody asks for: what leads to it from elsewhere goes as well. */
  async root(subject: Resource, goal: TeardownGoal): Promise<PlanNode> {
    const { teardown } = this.catalogue.kind(subject.kind);
    const asked = teardown?.foreign?.orAsked === true;
    const [node, users, leading] = await Promise.all([
      this.node(subject, goal, asked),
      this.usersOf(subject),
      teardown?.ledToBy === undefined ? noLeads : this.leadingTo(subject, teardown.ledToBy),
    ]);
    const unseen = teardown?.unseen === undefined ? [] : [unseenOf(subject, teardown.unseen)];
    return {
      ...node,
      below: [...leading.nodes, ...node.below, ...users],
      remarks: [...node.remarks, ...leading.remarks, ...unseen],
    };
  }

  /** A resource with all below it. What belongs to another account is named and not looked into. */
  async node(resource: Resource, goal: TeardownGoal, asked = false): Promise<PlanNode> {
    const kind = this.catalogue.kind(resource.kind);
    const owner = asked ? undefined : ownerElsewhere(kind.teardown, resource);
    if (owner !== undefined) return this.ofAnotherAccount(resource, goal, owner);
    const lists = await Promise.all((kind.teardown?.first ?? []).map((child) => this.below(resource, child)));
    const own = this.ownSteps(resource, goal);
    return {
      ...bare(resource),
      below: lists.flatMap(({ nodes }) => nodes),
      steps: own.steps,
      remarks: [...own.remarks, ...lists.flatMap(({ remarks }) => remarks)],
    };
  }

  private ofAnotherAccount(resource: Resource, goal: TeardownGoal, owner: string): PlanNode {
    const { foreign } = this.catalogue.kind(resource.kind).teardown ?? {};
    if (resource.state !== undefined && foreign?.takenBackIn.includes(resource.state) === true) {
      return { ...bare(resource), ...this.ownSteps(resource, goal) };
    }
    // Already at its end, and only listed for a while.
    if (operationsTo(this.catalogue, resource, goal)?.length === 0) return bare(resource);
    const obstacle: Remark = {
      id: `obstacle owner ${resource.key}`,
      sort: 'obstacle',
      what: message('It belongs to account {0}.', owner),
      todo: message('Ask the other account to delete it, then read the plan again.'),
    };
    return { ...bare(resource), remarks: [obstacle] };
  }

  /** Rows of one kind below a resource. */
  private async below(resource: Resource, childKind: Kind['id']): Promise<Below> {
    const kind = this.catalogue.kind(childKind);
    const { region } = resource;
    const rows = await this.all({ region, kind: childKind, parent: { kind: resource.kind, id: resource.id } });
    const link = kind.parents.find((candidate) => candidate.kind === resource.kind);
    const holding = rows.filter((row) => meets(row, link?.holding));
    // One that only uses the resource is not taken down with it.
    const own = holding.filter((row) => !this.uses(row, resource));
    const goingAlong = rows.length - holding.length;
    return {
      nodes: await Promise.all(own.map((row) => this.node(row, 'delete'))),
      remarks: goingAlong === 0 ? [] : [goesAlong(resource, kind, goingAlong)],
    };
  }

  private uses(row: Resource, used: Used): boolean {
    return this.takingOff.some(
      (way) =>
        way.operation.kind === row.kind &&
        way.kind === used.kind &&
        entriesIn(this.catalogue, way, row.attributes).some(({ id }) => id === used.id),
    );
  }

  /** Resources elsewhere that use this one: it is taken off them, after the routes that lead over it. */
  private async usersOf(used: Resource): Promise<readonly PlanNode[]> {
    const kinds = new Set(this.takingOff.filter(({ kind }) => kind === used.kind).map((way) => way.operation.kind));
    const users = [...kinds].map(async (kind) => {
      const rows = await this.all({ region: used.region, kind });
      return Promise.all(rows.filter((row) => this.uses(row, used)).map((row) => this.user(row, used)));
    });
    return (await Promise.all(users)).flat();
  }

  /** A resource that stays and that another one is taken off. */
  async user(row: Resource, used: Used): Promise<PlanNode> {
    const { entriesLedTo } = this.catalogue.kind(row.kind).teardown ?? {};
    const ways = this.takingOff.filter(({ kind, operation }) => kind === used.kind && operation.kind === row.kind);
    const entries = ways
      .flatMap((way) => entriesIn(this.catalogue, way, row.attributes))
      .filter(({ id }) => id === used.id);
    const interfaces = entries.map((entry) => textOf(entry.row[entriesLedTo?.field ?? '']) ?? '').filter(Boolean);
    const leading = entriesLedTo === undefined ? [] : await this.rowsLeading(row, entriesLedTo.by, interfaces);
    const parts = entries.length === 0 ? [] : ways.map((way) => this.offSteps(row, way, [used.id]));
    return {
      ...bare(row),
      below: await Promise.all(leading.map((lead) => this.node(lead, 'delete'))),
      steps: parts.flatMap(({ steps }) => steps),
      remarks: parts.flatMap(({ remarks }) => remarks),
    };
  }

  /** Rows that lead to a resource: they stand in the list of a parent that both have. */
  private async leadingTo(resource: Resource, by: LedToBy): Promise<Below> {
    const parent = this.catalogue.kind(by.kind).parents.find(({ kind }) => resource.parents[kind] !== undefined);
    const id = parent === undefined ? undefined : resource.parents[parent.kind];
    if (parent === undefined || id === undefined) return { nodes: [], remarks: [unseenOf(resource, by.unseen)] };
    const rows = await this.rowsLeading({ region: resource.region, kind: parent.kind, id }, by, [resource.id]);
    return { nodes: await Promise.all(rows.map((row) => this.node(row, 'delete'))), remarks: [] };
  }

  private async rowsLeading(
    { region, ...parent }: Pick<Resource, 'region' | 'kind' | 'id'>,
    by: LedToBy,
    to: readonly string[],
  ): Promise<readonly Resource[]> {
    const link = this.catalogue.kind(by.kind).parents.find(({ kind }) => kind === parent.kind);
    const rows = await this.all({ region, kind: by.kind, parent: { kind: parent.kind, id: parent.id } });
    return rows
      .filter((row) => meets(row, link?.holding))
      .filter(({ attributes }) =>
        entriesOf(attributes[by.list]).some((entry) => to.includes(textOf(entry[by.field]) ?? '')),
      );
  }

  /** What the resource itself takes, once nothing hangs on it any more. */
  private ownSteps(resource: Resource, goal: TeardownGoal): Pick<PlanNode, 'steps' | 'remarks'> {
    const way = operationsTo(this.catalogue, resource, goal);
    if (way === undefined) return { steps: [], remarks: this.refusedNow(resource, goal) };
    const off = way.length === 0 ? [] : this.takingOff.filter(({ operation }) => operation.kind === resource.kind);
    const parts = off.map((taking) => {
      const entries = entriesIn(this.catalogue, taking, resource.attributes);
      return this.offSteps(
        resource,
        taking,
        entries.map(({ id }) => id),
      );
    });
    return {
      steps: [...parts.flatMap(({ steps }) => steps), ...way.map((operation) => stepOf(operation, resource))],
      remarks: [...parts.flatMap(({ remarks }) => remarks), ...remarksOf(this.catalogue, resource, way)],
    };
  }

  /** Taking some of its entries off a resource. */
  private offSteps(
    resource: Resource,
    { operation }: TakingOff,
    entries: readonly string[],
  ): Pick<PlanNode, 'steps' | 'remarks'> {
    if (entries.length === 0) return { steps: [], remarks: [] };
    const steps = entries.map((takenOff) => ({ ...stepOf(operation, resource, takenOff), takenOff }));
    return { steps, remarks: this.refusals(operation, resource) };
  }

  private refusedNow(resource: Resource, goal: TeardownGoal): readonly Remark[] {
    return this.catalogue
      .changesOf(resource.kind)
      .filter(({ effect }) => effect === goal)
      .flatMap((operation) => this.refusals(operation, resource));
  }

  private refusals(operation: Operation, resource: Resource): readonly Remark[] {
    const refusal = refusalOf(operation, this.catalogue.kind(resource.kind), resource);
    if (refusal === undefined) return [];
    const id = `obstacle ${operation.name} ${resource.key}`;
    return [{ id, sort: 'obstacle', what: refusal.why, todo: refusal.todo }];
  }

  private all(scope: Scope): Promise<readonly Resource[]> {
    return this.estate.all(scope, this.signal);
  }
}

/** What is used by others. */
type Used = Pick<Resource, 'kind' | 'id'>;

interface Below {
  readonly nodes: readonly PlanNode[];
  readonly remarks: readonly Remark[];
}

const noLeads: Below = { nodes: [], remarks: [] };

function bare(resource: Resource): PlanNode {
  const { key, kind, id, region, parents } = resource;
  const title = Array.from(nameOf(resource)).slice(0, titleLimit).join('');
  return { key, kind, id, region, parents, title, below: [], steps: [], remarks: [] };
}

function stepOf({ name }: Operation, { key }: Resource, takenOff?: string): PlannedStep {
  return { id: [name, key, takenOff].filter((part) => part !== undefined).join(' '), operation: name };
}

function goesAlong({ key }: Resource, kind: Kind, count: number): Remark {
  return {
    id: `goesAlong ${kind.id} ${key}`,
    sort: 'goesAlong',
    what: message('{0}: {1}', { text: kind.plural }, count),
    todo: message('Removed along with it.'),
  };
}

function unseenOf({ key }: Resource, what: Remark['what']): Remark {
  return { id: `unseen ${key}`, sort: 'unseen', what };
}
