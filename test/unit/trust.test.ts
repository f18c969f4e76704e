import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { endpointOf, EndpointRefused, standardEndpoint } from '../../src/api/endpoints';
import { catalogue } from '../../src/catalog';
import { contributes } from '../../src/manifest/contributes';
import { settingId } from '../../src/manifest/identifiers';
import { hostileTexts } from '../hostileTexts';

interface Setting {
  readonly scope?: string;
}

/** Settings of these scopes are taken from the person's own files, never from those of a folder. */
const ownScopes: ReadonlySet<string | undefined> = new Set(['application', 'machine']);

function record(value: unknown): Readonly<Record<string, unknown>> {
  assert.ok(typeof value === 'object' && value !== null);
  return value as Readonly<Record<string, unknown>>;
}

const settings = record(record(contributes(catalogue).configuration).properties) as Readonly<Record<string, Setting>>;
const manifest = record(JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')));
const untrusted = record(record(manifest.capabilities).untrustedWorkspaces);

/** Hosts of the service outside the rule `vpc.<region>.aliyuncs.com` (wire-facts 4). */
const exceptions = new Set([
  'vpc.aliyuncs.com',
  'vpc-nebula.cn-qingdao-nebula.aliyuncs.com',
  'vpc-nebula.cn-shenzhen-cloudstone.aliyuncs.com',
]);

describe('what a folder that somebody else made can set', () => {
  const fromFolders = Object.keys(settings).filter((name) => !ownScopes.has(settings[name]?.scope));

  it('is the choice of regions and nothing else, or a cloned repository says where AccessKeys sign to', () => {
    assert.deepEqual(fromFolders, [settingId.regions]);
  });

  it('are all the settings there are: one that is not declared could be set by anybody', () => {
    assert.deepEqual(Object.keys(settings).toSorted(), Object.values(settingId).toSorted());
  });

  it('is no endpoint, account, credential or log level: there are no such settings', () => {
    for (const name of Object.keys(settings)) assert.doesNotMatch(name, /endpoint|account|key|secret|token|log|proxy/i);
  });

  it('leaves time-out and concurrency alone', () => {
    for (const name of [settingId.requestTimeout, settingId.concurrency])
      assert.ok(ownScopes.has(settings[name]?.scope), name);
  });

  it('is ignored as long as the folder is not trusted, and the manifest says so', () => {
    assert.equal(untrusted.supported, 'limited');
    assert.deepEqual(untrusted.restrictedConfigurations, fromFolders);
    assert.equal(typeof untrusted.description, 'string');
  });
});

describe('a region from the settings of a folder', () => {
  /** The host that a request for the region is signed and sent to; undefined when it is refused. */
  function hostFor(region: string): string | undefined {
    try {
      const url = new URL(standardEndpoint('Vpc', region));
      assert.equal(url.protocol, 'https:');
      assert.deepEqual([url.port, url.username, url.password, url.pathname], ['', '', '', '/']);
      return url.hostname;
    } catch (error) {
      assert.ok(error instanceof EndpointRefused);
      return undefined;
    }
  }

  it('is one label of the vendor’s host name or refused, or a signature reaches somebody else', () => {
    const nearlyRegion = fc.string({
      unit: fc.constantFrom(...Array.from('abcn-.1@/:#?%\\ \n\u3002\uff0e')),
      maxLength: 20,
    });
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      nearlyRegion,
      fc.constantFrom(...Object.values(hostileTexts)),
    );
    fc.assert(
      fc.property(texts, (region) => {
        const host = hostFor(region);
        assert.ok(host === undefined || exceptions.has(host) || host === `vpc.${region}.aliyuncs.com`, host);
      }),
      { numRuns: 5_000 },
    );
  });

  it('has no say in an account’s own endpoint', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (region) => {
        assert.equal(endpointOf('Vpc', region, 'https://gateway.example.com'), 'https://gateway.example.com');
      }),
    );
  });
});
