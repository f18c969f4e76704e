import type { Sessions } from '../accounts/sessions';
import { message } from '../catalog/message';
import type { AccountEstate } from '../estate/accountEstate';
import { ExplainedError } from '../estate/explain';
import type { Reference } from '../estate/reader';
import type { Resource } from '../estate/resource';
import { keyParts } from '../estate/resource';
import { shortId } from '../estate/resourceName';
import type { Target } from './target';

/** Finds the resource that a command was started on, in memory or by asking the service. */
export class ResourceFinder {
  constructor(private readonly sessions: Sessions) {}

  /** @throws ExplainedError when the account is gone */
  estateOf(account: string): AccountEstate {
    const session = this.sessions.of(account);
    if (session !== undefined) return session.estate;
    throw new ExplainedError({ what: message('The account was removed.'), retryable: false });
  }

  /** What is known of the target, without asking. */
  known({ account, key }: Target): Resource | undefined {
    return key === undefined ? undefined : this.estateOf(account).resource(key);
  }

  /** The target's resource; read when it is not in memory, because somebody pointed at it. Undefined without a key. */
  async find(target: Target, signal?: AbortSignal): Promise<Resource | undefined> {
    const parts = target.key === undefined ? undefined : keyParts(target.key);
    if (target.key === undefined || parts === undefined) return undefined;
    return this.known(target) ?? this.fresh({ ...parts, key: target.key, parents: {} }, target.account, signal);
  }

  /** Reads a resource again. @throws ExplainedError when it does not exist any more, and what a read throws */
  async fresh(reference: Reference, account: string, signal?: AbortSignal): Promise<Resource> {
    const found = await this.estateOf(account).reread(reference, signal);
    if (found !== undefined) return found;
    throw new ExplainedError({ what: message('{0} does not exist any more.', shortId(reference)), retryable: false });
  }
}
