import type { Explanation } from '../estate/explain';
import { plainText } from '../estate/plainText';
import { sentences, translate } from './translate';

/** An explained error as one text, with what the service said of it as text. */
export function explanationText({ what, said, why, todo }: Explanation): string {
  return plainText(sentences([translate(what), said, ...[why, todo].map((part) => part && translate(part))]));
}
