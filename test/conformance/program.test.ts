import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readSaved } from '../../src/sandbox';
import { members, type Parameters, type Row } from './drivers/driver';
import { popCore } from './drivers/popCore';

const program = join(import.meta.dirname, '../../src/sandbox/cli/main.ts');
const day = 24 * 3600 * 1000;

/** A client of the first account of the line that a sandbox prints. */
function clientFor({ endpoint, accounts }: Row): (operation: string, parameters: Parameters) => Promise<Row> {
  assert.ok(Array.isArray(accounts));
  const { accessKeyId, accessKeySecret } = members(accounts[0]);
  const key = { accessKeyId: String(accessKeyId), accessKeySecret: String(accessKeySecret) };
  const call = popCore('POST').connect(String(endpoint), key);
  return async (operation, parameters) => {
    const outcome = await call(operation, parameters);
    if ('refused' in outcome) throw Object.assign(new Error(operation), { code: outcome.refused.code });
    return outcome.answer;
  };
}

/** A sandbox as a program, asked line by line. */
class Program {
  private readonly child: ChildProcess;
  private readonly lines: AsyncIterator<string>;
  private readonly ended: Promise<number | null>;
  private complaint = '';

  constructor(...args: readonly string[]) {
    const child = spawn(process.execPath, ['--import', 'tsx', program, ...args], { stdio: 'pipe' });
    this.lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    child.stderr.on('data', (chunk: Buffer) => (this.complaint += chunk.toString()));
    this.ended = new Promise((resolve) => child.on('close', resolve));
    this.child = child;
  }

  async line(): Promise<Row> {
    const next = await this.lines.next();
    assert.ok(next.done !== true, this.complaint);
    return members(JSON.parse(next.value));
  }

  async command(text: string): Promise<Row> {
    this.child.stdin?.write(`${text}\n`);
    return this.line();
  }

  /** Closes its standard input and waits for its end. */
  async end(): Promise<{ readonly code: number | null; readonly complaint: string }> {
    this.child.stdin?.end();
    const code = await this.ended;
    return { code, complaint: this.complaint };
  }
}

describe('a sandbox as a program', function () {
  this.timeout(30_000);
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ec-sandbox-'));
    file = join(folder, 'state.json');
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('goes on from its file with what was made and at the time it had, or an evening of preparation is lost', async () => {
    const first = new Program('--estate', 'empty', '--state', file);
    const client = clientFor(await first.line());
    const { PhysicalConnectionId } = await client('CreatePhysicalConnection', {
      RegionId: 'cn-shanghai',
      AccessPointId: 'ap-cn-shanghai-pd-A',
      LineOperator: 'CU',
      PeerLocation: 'Shanghai',
      Name: 'evening',
      ClientToken: 'evening',
    });
    const { now } = await first.command('advance 3d');
    assert.equal((await first.end()).code, 0);

    const second = new Program('--state', file);
    const again = clientFor(await second.line());
    const list = await again('DescribePhysicalConnections', { RegionId: 'cn-shanghai' });
    const row = members((members(list.PhysicalConnectionSet).PhysicalConnectionType as readonly unknown[])[0]);
    assert.deepEqual([row.PhysicalConnectionId, row.Status], [PhysicalConnectionId, 'Allocated']);
    const later = await second.command('advance 0s');
    const passed = Date.parse(String(later.now)) - Date.parse(String(now));
    assert.ok(passed >= 0 && passed < day, `${passed} ms later`);
    await second.end();
    assert.deepEqual(readdirSync(folder), ['state.json']);
  });

  it('leaves a file alone that it cannot read, and says why', async () => {
    writeFileSync(file, '{"version":1,');
    const { code, complaint } = await new Program('--state', file).end();
    assert.equal(code, 1);
    assert.match(complaint, /state\.json cannot be read\. It is not JSON/);
    assert.equal(readFileSync(file, 'utf8'), '{"version":1,');
  });

  it('says at once that it cannot write its file, and serves all the same', async () => {
    const sandbox = new Program('--state', join(folder, 'nowhere', 'state.json'));
    const client = clientFor(await sandbox.line());
    assert.ok('Regions' in (await client('DescribeRegions', {})));
    const { code, complaint } = await sandbox.end();
    assert.equal(code, 0);
    assert.match(complaint, /^The state is not saved: /);
  });

  it('takes commands: time, faults, shapes, saving and starting anew', async () => {
    const sandbox = new Program('--estate', 'demo');
    const client = clientFor(await sandbox.line());
    const lines = async () => {
      const { PhysicalConnectionSet } = await client('DescribePhysicalConnections', { RegionId: 'cn-hangzhou' });
      return PhysicalConnectionSet;
    };
    const [before, after] = [await sandbox.command('advance 1w'), await sandbox.command('advance 1d')];
    const passed = Date.parse(String(after.now)) - Date.parse(String(before.now));
    assert.ok(passed >= day && passed < day + 60_000, `${passed} ms`);

    await sandbox.command('shapes partner=bareArrays');
    assert.ok(Array.isArray(await lines()));
    await sandbox.command('faults DescribePhysicalConnections:refusal=409,OperationConflict');
    await assert.rejects(lines, { code: 'OperationConflict' });
    await sandbox.command('faults off');
    assert.ok(Array.isArray(await lines()));

    await sandbox.command(`save ${file}`);
    assert.ok(readSaved(readFileSync(file, 'utf8')).state.physicalConnections.length > 0);
    await sandbox.command('reset empty');
    assert.deepEqual(await lines(), []);
    await sandbox.end();
  });

  it('says what is wrong with a command, and goes on', async () => {
    const sandbox = new Program('--estate', 'empty');
    const client = clientFor(await sandbox.line());
    const wrong = [
      '',
      'jump 3d',
      'advance',
      'advance soon',
      'advance -1s',
      'reset enormous',
      'save',
      'faults *',
      'shapes x',
    ];
    for (const command of wrong.slice(1)) {
      assert.deepEqual(Object.keys(await sandbox.command(command)), ['error'], command);
    }
    assert.ok('Regions' in (await client('DescribeRegions', {})));
    await sandbox.end();
  });
});
