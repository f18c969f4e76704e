import { classify } from '../api/classify';
import type { Answer, Client } from '../api/client';
import type { Clock } from '../api/clock';
import { isLastWord } from '../api/lastWord';
import { Cancelled, isUnknown, ServiceError, TransportError } from '../api/errors';
import type { Catalogue } from '../catalog/catalogue';
import type { Operation } from '../catalog/operation';
import type { Values } from '../catalog/problem';
import type { AccountEstate } from '../estate/accountEstate';
import { ExplainedError } from '../estate/explain';
import { verdictOf } from './entry';
import type { Journal, JournalEntry } from './journal';
import type { Found } from './journaledWrites';
import { failed, succeeded } from './journaledWrites';
import { isAlone, isLeftToPerson } from './laterChanges';
import { landsWithin } from './onItsWay';
import { endsForGood, readBack } from './readBack';
import type { Ending } from './records';
import type { SecretVault } from './secretVault';
import { readSecrets } from './secretVault';

/** A connection to the account of a change. */
export interface Access {
  readonly client: Pick<Client, 'call'>;
  readonly estate: Pick<AccountEstate, 'reread'>;
}

export interface SettlementParts {
  readonly journal: Journal;
  readonly vault: SecretVault;
  readonly catalogue: Catalogue;
  readonly clock: Pick<Clock, 'now'>;
  /** Undefined when there is no such account any more. */
  readonly accessTo: (account: string) => Access | undefined;
  readonly report: (error: unknown) => void;
  readonly terms?: SettlementTerms;
}

/** Times in milliseconds. */
export interface SettlementTerms {
  /** So long after it was written down a change may be sent again under its token without asking anybody. */
  readonly resendWithin: number;
  /** So long a request may still be on its way, and what cannot be seen yet proves nothing. */
  readonly landsWithin: number;
  /** How long a call may take, with the time that it is held back, before its window ends in the middle of it. */
  readonly longestCall: number;
}

/**
 * Who comes back from lunch wants the change that the crash cut off to be completed; who opens the laptop on the next
 * day has forgotten it, and the network may be another one.
 */
const usualTerms: SettlementTerms = { resendWithin: 15 * 60_000, landsWithin, longestCall: 30 * 60_000 };

/** What became of an entry that was looked at. */
export interface Settled {
  readonly entry: JournalEntry;
  readonly outcome: Ending['outcome'];
  /** False when this was known before. */
  readonly isNew: boolean;
  /** True when the same attempt may find out more later: the service was not reached, or it is too early to tell. */
  readonly mayChange: boolean;
}

/**
 * Finds out what became of changes whose outcome nobody knows: those that a crash or a reload cut off, and those whose
 * answer was lost. Never guesses: what cannot be found out stays unknown.
 */
export class Settlement {
  private readonly terms: SettlementTerms;
  /** When each change without an ending was first seen with nobody at work on it, by its ID: its window had ended by then. */
  private readonly cutOff = new Map<string, number>();

  constructor(private readonly parts: SettlementParts) {
    this.terms = parts.terms ?? usualTerms;
  }

  /**
   * Settles what earlier processes left: takes over their files, sends again what has a token and is fresh, reads the
   * others. May be called again for what stayed unknown. @throws errors of the file system, Cancelled
   */
  async leftOvers(signal?: AbortSignal): Promise<readonly Settled[]> {
    await this.parts.journal.takeOver();
    const { entries } = await this.parts.journal.read();
    const settled: Settled[] = [];
    // In the order in which they were sent: a later one may stand on an earlier one.
    for (const { intent } of entries.filter((one) => isUnsettled(one) && !one.isOwn)) {
      // Settling takes time, in which people go on.
      const now = (await this.parts.journal.read()).entries;
      const entry = now.find((one) => one.intent.id === intent.id);
      if (entry === undefined || !isUnsettled(entry)) continue;
      const how = { resend: this.mayBeSentAgain(entry, now), isAlone: isAlone(entry, now) };
      settled.push(await this.unlessBroken(entry, () => this.settle(entry, how, signal)));
    }
    return settled;
  }

  /** What goes wrong with one change, such as an account without an AccessKey, keeps no other from being settled. */
  private async unlessBroken(entry: JournalEntry, settle: () => Promise<Settled>): Promise<Settled> {
    try {
      return await settle();
    } catch (error) {
      if (error instanceof Cancelled) throw error;
      this.parts.report(error);
      return { entry, outcome: 'unknown', isNew: false, mayChange: true };
    }
  }

  /** Looks once more, by reading only: nothing is sent again. Undefined when nothing is to be found out. @throws as above */
  async check(id: string, signal?: AbortSignal): Promise<Settled | undefined> {
    const { entries } = await this.parts.journal.read();
    const entry = entries.find(({ intent }) => intent.id === id);
    if (entry === undefined || !isUnsettled(entry)) return undefined;
    return this.settle(entry, { resend: false, isAlone: isAlone(entry, entries) }, signal);
  }

  /** Milliseconds until what cannot be seen yet of an entry would prove something; 0 when it does now. */
  untilReadable({ intent, ending }: JournalEntry): number {
    const last = ending === undefined || ending.by === 'reading' ? this.lastPossible(intent) : ending.at;
    return Math.max(0, last + this.terms.landsWithin - this.parts.clock.now());
  }

  /** When the last attempt was sent at the latest, where nothing tells how the call ended. */
  private lastPossible({ id, at }: JournalEntry['intent']): number {
    const seen = this.cutOff.get(id) ?? this.parts.clock.now();
    this.cutOff.set(id, seen);
    return Math.min(seen, at + this.terms.longestCall);
  }

  private mayBeSentAgain(entry: JournalEntry, entries: readonly JournalEntry[]): boolean {
    const { at, token } = entry.intent;
    const isFresh = this.parts.clock.now() - at <= this.terms.resendWithin;
    return token !== undefined && isFresh && !isLeftToPerson(entry, entries);
  }

  private async settle(entry: JournalEntry, how: How, signal: AbortSignal | undefined): Promise<Settled> {
    const { journal, vault, clock, report } = this.parts;
    const { id, hidden } = entry.intent;
    const begun = clock.now();
    const { mayChange, ...found } = await this.findOut(entry, how, signal);
    const isNew = found.outcome !== 'unknown' || verdictOf(entry) === 'open';
    // Every window has to know of an attempt that may still be on its way.
    const isLost = found.outcome === 'unknown' && found.by === 'sendingAgain';
    if (isNew || isLost) await journal.end({ id, milliseconds: clock.now() - begun, ...found });
    if (found.outcome !== 'unknown' && hidden.length > 0) await vault.delete(id).catch(report);
    return { entry, outcome: found.outcome, isNew, mayChange };
  }

  private async findOut(entry: JournalEntry, how: How, signal: AbortSignal | undefined): Promise<Result> {
    const { catalogue, accessTo } = this.parts;
    const operation = catalogue.operationOn(entry.intent.operation, entry.intent.subject?.kind);
    const access = accessTo(entry.intent.account);
    if (operation === undefined || access === undefined) return unknownForGood;
    const request = how.resend ? await this.wholeRequest(entry) : undefined;
    const sent =
      request === undefined ? undefined : await this.sendAgain({ entry, operation, access, request }, signal);
    if (typeof sent === 'object' && sent.outcome === 'succeeded') return sent;
    const seen = await this.look(entry, operation, access, how, signal);
    if (sent === 'lost') return seen.outcome === 'succeeded' ? seen : lostAgain(entry);
    // A refusal may follow from the success of the first sending; where no effect is to be seen it is all there is to say.
    if (typeof sent === 'object') return seen.outcome === 'succeeded' ? seen : sent;
    return { ...seen, mayChange: seen.mayChange || sent === 'passing' };
  }

  /** What the service answers; `passing` when that leaves open what became of the first sending, `lost` when nothing came. */
  private async sendAgain(
    { entry, operation, access, request }: Again,
    signal: AbortSignal | undefined,
  ): Promise<Result | 'passing' | 'lost'> {
    const { catalogue } = this.parts;
    const { intent } = entry;
    const { token = '', region } = intent;
    const options = { region, token, ...(signal === undefined ? {} : { signal }) };
    const by = 'sendingAgain';
    try {
      const answer: Answer<Operation> = await access.client.call<Operation>(operation, { ...request }, options);
      const found = succeeded(catalogue, { ...intent, values: request }, operation, answer);
      return { ...found, by, mayChange: false };
    } catch (error) {
      if (error instanceof Cancelled) throw error;
      if (isUnknown(error)) return 'lost';
      // What passes, or was said at the door, says nothing of the first sending.
      if (!isLastWord(error, this.hasLanded(entry) ? {} : operation)) return 'passing';
      return { ...failed(error), by, mayChange: false };
    }
  }

  /** What another change made of the same resource hides the effect of this one, or looks like it. */
  private async look(
    entry: JournalEntry,
    operation: Operation,
    access: Access,
    { isAlone }: How,
    signal: AbortSignal | undefined,
  ): Promise<Result> {
    if (!isAlone && !endsForGood(operation, this.parts.catalogue)) return unknownForGood;
    const seen = await this.read(entry, operation, access, signal);
    return isAlone || seen.outcome === 'unknown' || seen.outcome === 'withoutEffect' ? seen : unknownForGood;
  }

  /** True when no attempt can be on its way any more: what is seen proves something, and a passing refusal is the last word. */
  private hasLanded(entry: JournalEntry): boolean {
    return this.untilReadable(entry) === 0;
  }

  private async read(
    entry: JournalEntry,
    operation: Operation,
    access: Access,
    signal: AbortSignal | undefined,
  ): Promise<Result> {
    const { catalogue } = this.parts;
    const by = 'reading';
    try {
      const seen = await readBack(entry.intent, operation, { estate: access.estate, catalogue }, signal);
      if (seen === 'effect') return { outcome: 'succeeded', by, mayChange: false };
      if (seen === 'unclear') return unknownForGood;
      return this.hasLanded(entry)
        ? { outcome: 'withoutEffect', by, mayChange: false }
        : { ...unknownForGood, mayChange: true };
    } catch (error) {
      // Without an AccessKey, for instance, nothing can be read now.
      if (error instanceof ExplainedError) return { ...unknownForGood, mayChange: true };
      if (!(error instanceof ServiceError || error instanceof TransportError)) throw error;
      return { ...failed(error), ...unknownForGood, mayChange: classify(error).retry };
    }
  }

  /** The request with its secrets; undefined when they are not to be had any more. */
  private async wholeRequest({ intent: { id, values, hidden } }: JournalEntry): Promise<Values | undefined> {
    if (hidden.length === 0) return values;
    try {
      const secrets = readSecrets(await this.parts.vault.get(id));
      if (secrets === undefined || hidden.some((name) => secrets[name] === undefined)) return undefined;
      return { ...values, ...secrets };
    } catch (error) {
      this.parts.report(error);
      return undefined;
    }
  }
}

interface How {
  readonly resend: boolean;
  /** What can be seen of the resource is of no other change. */
  readonly isAlone: boolean;
}

interface Again {
  readonly entry: JournalEntry;
  readonly operation: Operation;
  readonly access: Access;
  readonly request: Values;
}

type Result = Found & Pick<Ending, 'by'> & Pick<Settled, 'mayChange'>;

/** Nothing is known, and an attempt may be on its way; what was known of the first one stays. */
function lostAgain({ ending }: JournalEntry): Result {
  const { code, text, requestId } = ending ?? {};
  return {
    outcome: 'unknown',
    by: 'sendingAgain',
    mayChange: true,
    ...(code === undefined ? {} : { code }),
    ...(text === undefined ? {} : { text }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}

const unknownForGood: Result = { outcome: 'unknown', by: 'reading', mayChange: false };

/** True when nobody is at work on it and its outcome is not known. */
export function isUnsettled(entry: JournalEntry): boolean {
  const verdict = verdictOf(entry);
  return entry.worker === 'nobody' && (verdict === 'open' || verdict === 'unknown');
}
