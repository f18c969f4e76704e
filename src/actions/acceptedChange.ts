import type { Catalogue } from '../catalog/catalogue';
import { resourceKey } from '../estate/resource';
import type { JournalEntry } from '../journal/journal';
import type { AcceptedChange } from './followedChanges';

/** What an entry of the journal tells of an accepted change; undefined where it does not say what is to be followed. */
export function acceptedChange({ intent, ending }: JournalEntry, catalogue: Catalogue): AcceptedChange | undefined {
  const operation = catalogue.operation(intent.operation);
  const subject = ending?.created ?? intent.subject;
  if (operation === undefined || subject === undefined) return undefined;
  const { kind, id, region, parents } = subject;
  const key = resourceKey({ account: intent.account, region, kind, id });
  return { operation, reference: { key, kind, id, region, parents }, title: intent.title, at: intent.at };
}
