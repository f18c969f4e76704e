import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { catalogue } from '../../../src/catalog';
import type { Operation } from '../../../src/catalog/operation';
import { aliyunCommand } from '../../../src/exports/aliyunCommand';
import { hostileTexts } from '../../hostileTexts';
import { writeCases } from '../../writes';

function operation(name: string): Operation {
  const found = catalogue.operation(name);
  assert.ok(found);
  return found;
}

/** What a program called `aliyun` gets as arguments. */
function argumentsOf(command: string, environment: Readonly<Record<string, string>> = {}): readonly string[] {
  const line = `aliyun() { for word; do printf '%s\\001' "$word"; done; }\n${command}\n`;
  const { stdout, status, stderr } = spawnSync('/bin/sh', { input: line, encoding: 'utf8', env: environment });
  assert.equal(status, 0, stderr);
  return stdout.split('\u0001').slice(0, -1);
}

describe('a change as a command of the vendor’s command line', () => {
  it('names product, operation, region and parameters as that command line wants them', () => {
    const command = aliyunCommand(operation('ModifyVirtualBorderRouterAttribute'), 'cn-hangzhou', {
      VbrId: 'vbr-1',
      Name: 'edge one',
    });
    assert.equal(
      command,
      "aliyun vpc ModifyVirtualBorderRouterAttribute --region cn-hangzhou --VbrId vbr-1 --Name 'edge one' --RegionId cn-hangzhou",
    );
  });

  it('says the version of VPC peering, which older command lines do not know by name', () => {
    const command = aliyunCommand(operation('DeleteVpcPeerConnection'), 'cn-hangzhou', { InstanceId: 'pcc-1' });
    assert.match(
      command,
      /^aliyun vpcpeer DeleteVpcPeerConnection --region cn-hangzhou --version 2022-01-01 --force --InstanceId pcc-1/,
    );
  });

  it('sends the same request with its token, or running the command does everything twice', () => {
    const values = { VbrId: 'vbr-1' };
    const command = aliyunCommand(operation('TerminateVirtualBorderRouter'), 'cn-hangzhou', values, 'token-1');
    assert.ok(command.endsWith(' --ClientToken token-1'), command);
    assert.doesNotMatch(aliyunCommand(operation('TerminateVirtualBorderRouter'), 'cn-hangzhou', values), /Token/);
  });

  it('asks the shell for secrets, or they stay in the clipboard and in the history of the shell', () => {
    const command = aliyunCommand(operation('CreateBgpGroup'), 'cn-hangzhou', {
      RouterId: 'vbr-1',
      PeerAsn: '65001',
      AuthKey: 'hunter2',
    });
    assert.doesNotMatch(command, /hunter2/);
    assert.ok(argumentsOf(command, { AUTH_KEY: '-typed later' }).includes('--AuthKey=-typed later'));
  });

  it('gives a value that begins with a dash to its parameter, or the command line takes it for a flag', () => {
    const values = { VbrId: 'vbr-1', Name: '--force', Description: '' };
    const words = argumentsOf(aliyunCommand(operation('ModifyVirtualBorderRouterAttribute'), 'cn-hangzhou', values));
    assert.ok(words.includes('--Name=--force'));
    assert.equal(words[words.indexOf('--Description') + 1], '');
  });

  it('hands over every documented example of a write as it is, secrets apart', () => {
    assert.ok(writeCases.length > 50);
    for (const { operation: of } of writeCases) {
      const values = Object.fromEntries(
        Object.entries(of.parameters)
          .filter(([, { secret, provided }]) => secret !== true && provided !== true)
          .map(([name], index) => [name.replaceAll('.N', '.1'), `value ${index}`]),
      );
      const words = argumentsOf(aliyunCommand(of, 'cn-hangzhou', values));
      for (const [name, value] of Object.entries(values)) assert.equal(words[words.indexOf(`--${name}`) + 1], value);
    }
  });

  for (const [what, text] of Object.entries(hostileTexts)) {
    it(`keeps a hostile value in its place (${what}), or it becomes another argument`, () => {
      const command = aliyunCommand(operation('ModifyVirtualBorderRouterAttribute'), 'cn-hangzhou', { Name: text });
      const expected = text.toWellFormed().replaceAll('\0', '\ufffd');
      const words = argumentsOf(command);
      const given = expected.startsWith('-') ? [`--Name=${expected}`] : ['--Name', expected];
      assert.deepEqual(words.slice(4, 4 + given.length), given);
      assert.equal(words.length, 4 + given.length + 2);
    });
  }
});
