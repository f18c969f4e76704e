import { readArguments, usage } from './bench/arguments.mjs';
import { runProgram } from './program.mjs';

await runProgram('bench/sandbox.ts', usage, readArguments, ({ json, quick }) => [
  ...(json ? ['--json'] : []),
  ...(quick ? ['--quick'] : []),
]);
