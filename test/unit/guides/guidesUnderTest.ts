import assert from 'node:assert/strict';
import { catalogue } from '../../../src/catalog';
import { allowedOn } from '../../../src/catalog/catalogue';
import { english } from '../../../src/catalog/message';
import type { KindId } from '../../../src/catalog/kindId';
import type { Attribute, Resource } from '../../../src/estate/resource';
import { toResource } from '../../../src/estate/toResource';
import type { Guide, Known } from '../../../src/guides/guide';
import type { StepProgress } from '../../../src/guides/progress';
import { progressOf } from '../../../src/guides/progress';
import type { Offer, Standing } from '../../../src/guides/standing';

export type Row = Readonly<Record<string, Attribute>>;

const origin = { account: 'acc', region: 'cn-hangzhou' };

/** A resource as the estate makes it of a row. */
export function resource(kind: KindId, row: Row): Resource {
  const made = toResource(catalogue.kind(kind), row, origin);
  if (made === undefined) throw new Error('The row identifies nothing');
  return made;
}

/** Outbound traffic of the region, enabled or not. */
export function traffic(enabled: boolean): Resource {
  return resource('outboundTraffic', { Enabled: enabled });
}

/** What is known: the resource, the rows that belong to it, and the steps called done, all about any resource. */
export function known(
  on: Resource | undefined,
  related: readonly Resource[] = [],
  noted: readonly string[] = [],
): Known {
  return { ...(on === undefined ? {} : { on }), related, isNoted: (step) => noted.includes(step) };
}

/** Where a guide stands, with what must be true of every guide in every situation checked on the way. */
export class Situation {
  readonly progress: readonly StepProgress[];

  constructor(guide: Guide, of: Known) {
    this.progress = progressOf(guide, of);
    const current = this.progress.filter((step) => step.current);
    assert.equal(current.length, 1, 'exactly one step is current');
    assert.notEqual(this.standing.status, 'ahead', `nobody knows what to do at ${this.current}`);
    for (const offer of this.offers) refuseImpossible(offer, of);
    for (const { standing, step } of this.progress) {
      if (standing.status !== 'failed') continue;
      assert.notEqual(english(standing.wayOut), '', step.id);
    }
  }

  /** The ID of the current step. */
  get current(): string {
    return this.progress.find((step) => step.current)?.step.id ?? '';
  }

  get standing(): Standing {
    return this.progress.find((step) => step.current)?.standing ?? { status: 'ahead' };
  }

  get offers(): readonly Offer[] {
    return 'offers' in this.standing ? (this.standing.offers ?? []) : [];
  }

  /** Step, status, whom it waits for, and the operations that are offered: a situation in one line. */
  get line(): string {
    const { standing } = this;
    const by = standing.status === 'waiting' ? [standing.by] : [];
    return [this.current, standing.status, ...by, ...this.offers.map(({ operation }) => operation.name)].join(' ');
  }

  status(step: string): string | undefined {
    return this.progress.find((candidate) => candidate.step.id === step)?.standing.status;
  }
}

/** An offer that the catalogue knows the service to refuse is a dead end. */
function refuseImpossible({ operation, at }: Offer, { on, related }: Known): void {
  const subject = [on, ...related].find((candidate) => candidate !== undefined && candidate.key === at?.key);
  if (subject === undefined) return;
  const acting = catalogue.asActingOn(operation, subject.kind);
  const possible =
    operation.effect === 'create'
      ? catalogue.acceptsParent(operation, subject)
      : acting !== undefined && allowedOn(acting, subject);
  assert.ok(possible, `${operation.name} is not possible in the state ${subject.wireState ?? ''}`);
}
