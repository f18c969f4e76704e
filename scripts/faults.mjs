import { readArguments, usage } from './faults/arguments.mjs';
import { runProgram } from './program.mjs';

await runProgram('campaign/main.ts', usage, readArguments, ({ json, writes, bodies, seed }) => [
  json ? 'json' : 'text',
  ...[writes, bodies, seed].map(String),
]);
