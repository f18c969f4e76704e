import { sharedHost } from './workbench.js';

/** Of the looks (themes, languages) those in which to see something: all of them, or the first on a second VS Code. */
export function looksToSee<Look>(looks: readonly Look[]): readonly Look[] {
  return sharedHost().everyLook ? looks : looks.slice(0, 1);
}
