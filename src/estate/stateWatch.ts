import type { Clock } from '../api/clock';
import { Cancelled } from '../api/errors';
import type { Catalogue } from '../catalog/catalogue';
import type { Kind } from '../catalog/kind';
import type { Attention } from './attention';
import { unbrokenAttention } from './attention';
import type { Subscription } from './emitter';
import type { Reference } from './reader';
import { keyPart } from './resource';
import type { LookedAt } from './sharedLook';
import { neededParent } from './sharedLook';
import { WaitingGroup } from './waitingGroup';
import type { Awaited, WaitOutcome } from './wait';

/**
 * Waits for final states of one account. Those who wait for the same kind in the same region (and below the same
 * parent, where it can only be listed so) share every look, with pauses that grow from 2 to 30 s; whoever joins is
 * looked at within 2 s. Rests while nobody looks at the window.
 */
export class StateWatch {
  private readonly groups = new Map<string, WaitingGroup>();
  private subscription: Subscription | undefined;

  constructor(
    private readonly estate: LookedAt,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    private readonly attention: Attention = unbrokenAttention,
  ) {}

  /**
   * Resolves when the resource is in one of the final states of the rule, or the time is up. A look that fails is taken
   * again later: the change goes on whether it is seen or not.
   * @throws Cancelled when the signal aborts
   */
  until(awaited: Awaited): Promise<WaitOutcome> {
    if (awaited.signal?.aborted === true) return Promise.reject(new Cancelled('notSent'));
    const kind = this.catalogue.kind(awaited.reference.kind);
    const group = this.groupOf(kind, awaited.reference);
    this.subscription ??= this.attention.onDidChange(() => {
      for (const one of this.groups.values()) one.attentionChanged();
    });
    return group.join(awaited);
  }

  private groupOf(kind: Kind, reference: Reference): WaitingGroup {
    const parent = neededParent(kind, reference);
    const below = parent === undefined ? [] : [parent.kind, parent.value ?? parent.id];
    const name = [reference.region, kind.id, ...below].map(keyPart).join('/');
    const known = this.groups.get(name);
    if (known !== undefined) return known;
    const { estate, clock, attention } = this;
    const group = new WaitingGroup({
      kind,
      estate,
      clock,
      attention,
      empty: () => {
        this.leave(name, group);
      },
    });
    this.groups.set(name, group);
    return group;
  }

  private leave(name: string, group: WaitingGroup): void {
    if (this.groups.get(name) === group) this.groups.delete(name);
    if (this.groups.size > 0) return;
    this.subscription?.dispose();
    this.subscription = undefined;
  }
}
