import { figuresOf, runCampaign, strikesOf } from './campaign';
import { reportOf } from './report';

/** `--json`, and the numbers of writes and bodies and the seed, as scripts/faults.mjs has checked them. */
async function main([json, ...numbers]: readonly string[]): Promise<void> {
  const [writes = 0, bodies = 0, seed = 0] = numbers.map(Number);
  const report = (text: string): void => void process.stderr.write(`${text}\n`);
  const result = await runCampaign({ writes, bodies, seed, report });
  const figures = figuresOf(result);
  if (json === 'json') process.stderr.write(`${reportOf(result)}\n`);
  process.stdout.write(`${json === 'json' ? JSON.stringify(figures) : reportOf(result)}\n`);
  const { duplicates, lost, wrongOutcomes, unhandled, secretsFound } = figures;
  const { never } = strikesOf(result);
  // A short campaign need not meet what is rare.
  const isIncomplete = writes >= 2000 && never.length > 0;
  if (duplicates + lost + wrongOutcomes + unhandled + secretsFound > 0 || isIncomplete) process.exitCode = 1;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
