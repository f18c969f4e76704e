import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { estateNames } from '../../../src/sandbox';
import { faultKinds } from '../../../src/sandbox/faults/spellings';
import { shapeNames } from '../../../src/sandbox/shapes/shape';
import { object } from './service';

const cli = join(import.meta.dirname, '../../../src/sandbox/cli/main.ts');

const options = [
  '--port',
  '--estate',
  '--seed',
  '--scale',
  '--state',
  '--time-scale',
  '--latency',
  '--requests-per-second',
  '--token-lifetime',
  '--faults',
  '--shapes',
  '--help',
];

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** Starts the command line; `started` runs once it has printed a line. */
function run(
  args: readonly string[],
  started: (child: ChildProcess, line: string) => void = () => undefined,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', cli, ...args], { stdio: 'pipe' });
    let out = '';
    let error = '';
    child.stdout.on('data', (chunk: Buffer) => {
      const first = !out.includes('\n');
      out += chunk.toString();
      if (first && out.includes('\n')) started(child, out.slice(0, out.indexOf('\n')));
    });
    child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, out, error });
    });
  });
}

describe('sandbox command line', function () {
  this.timeout(20_000);

  it('prints one line of JSON that a script can use, and ends when its standard input closes', async () => {
    const { code, out } = await run(['--time-scale', '10', '--latency', '0'], (child) => child.stdin?.end());
    assert.equal(code, 0);
    assert.match(out, /^[^\n]+\n$/);
    const line = object(JSON.parse(out));
    assert.deepEqual(Object.keys(line), ['endpoint', 'accounts']);
    assert.match(String(line.endpoint), /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.ok(Array.isArray(line.accounts) && line.accounts.length === 2);
    for (const account of line.accounts) {
      assert.deepEqual(Object.keys(object(account)), ['accountId', 'name', 'accessKeyId', 'accessKeySecret']);
    }
  });

  it('ends when it is told to by a signal', async () => {
    const { code } = await run([], (child) => child.kill('SIGTERM'));
    assert.equal(code, 0);
  });

  it('explains its options', async () => {
    const { code, out } = await run(['--help']);
    assert.equal(code, 0);
    for (const option of options) assert.ok(out.includes(option), option);
    for (const kind of faultKinds) assert.match(out, new RegExp(`^  ${kind}`, 'm'));
    for (const name of [...estateNames, ...shapeNames]) assert.match(out, new RegExp(`^      ${name} `, 'm'));
    for (const line of out.split('\n')) assert.ok(line.length <= 130, `too wide for a terminal: ${line}`);
  });

  for (const args of [
    ['--port', 'x'],
    ['--port', '70000'],
    ['--time-scale', '0'],
    ['--time-scale', '10001'],
    ['--estate', 'enormous'],
    ['--seed', '1.5'],
    ['--scale', '0'],
    ['--scale', '100001'],
    ['--requests-per-second', '0'],
    ['--faults', '*:round'],
    ['--faults', 'DescribNothing:html=502'],
    ['--shapes', '*=round'],
    ['--latency=-1'],
    ['--colour'],
    ['extra'],
  ]) {
    it(`says what is wrong with ${args.join(' ')} and ends with 2`, async () => {
      const { code, out, error } = await run(args);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.ok(error.includes((args[0] ?? '').replace(/=.*/, '')), error);
    });
  }
});
