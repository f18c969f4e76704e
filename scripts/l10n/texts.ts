import { catalogue } from '../../src/catalog/index';
import { manifestTexts } from '../../src/manifest/contributes';
import { catalogueTexts } from './catalogueTexts';
import { literalsIn } from './literals';

/** All texts of the product, and the calls whose text could not be told from the code. */
export interface Texts {
  readonly texts: ReadonlySet<string>;
  readonly unknown: readonly string[];
}

/** Collects every English text that has to be translated. `root` is the folder of the repository. */
export function collectTexts(root: string): Texts {
  const found = literalsIn(root);
  const texts = new Set([
    ...found.flatMap((entry) => (entry.kind === 'text' ? [entry.text] : [])),
    ...catalogueTexts(catalogue),
    ...Object.values(manifestTexts(catalogue)),
  ]);
  return { texts, unknown: found.flatMap((entry) => (entry.kind === 'unknown' ? [entry.where] : [])) };
}
