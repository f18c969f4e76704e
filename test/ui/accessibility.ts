import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Frame } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core has to say against a page, one line for each element; empty when all is well. */
export async function accessibilityProblems(frame: Frame): Promise<string[]> {
  // The page's policy allows no foreign script; what the debugger evaluates is outside of it.
  await frame.evaluate(`window.axe === undefined && (() => {${source}})()`);
  const results = await frame.evaluate<AxeResults>(
    `window.axe.run(document, { resultTypes: ['violations'], rules: { 'color-contrast': { enabled: true } } })`,
  );
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}
