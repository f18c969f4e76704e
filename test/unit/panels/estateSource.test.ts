import assert from 'node:assert/strict';
import { ServiceError, TransportError } from '../../../src/api/errors';
import { catalogue } from '../../../src/catalog';
import type { AccountEstate } from '../../../src/estate/accountEstate';
import { ExplainedError } from '../../../src/estate/explain';
import type { Scope } from '../../../src/estate/scope';
import { EstateSource } from '../../../src/panels/estateSource';
import { resource, vbrRow } from './panelsUnderTest';

const { signal } = new AbortController();
const vbr = resource('virtualBorderRouter', vbrRow);

type Estate = Pick<AccountEstate, 'resource' | 'reread' | 'list' | 'refresh' | 'all'>;

function sourceOf(estate: Estate | undefined, tryNow: () => void = () => undefined): EstateSource {
  const onDidChangeEstate = () => ({ dispose: () => undefined });
  const sessions = { of: () => (estate === undefined ? undefined : { estate }), onDidChangeEstate, tryNow };
  return new EstateSource(catalogue, sessions, { get: () => undefined });
}

/** An estate that has read nothing and finds nothing; it remembers which lists it was asked for. */
class EmptyEstate implements Estate {
  readonly fromMemory: Scope[] = [];
  readonly afresh: Scope[] = [];
  resource = () => undefined;
  reread = () => Promise.resolve(undefined);
  all = () => Promise.resolve([]);
  list = (scope: Scope) => {
    this.fromMemory.push(scope);
    return Promise.resolve({ scope, resources: [], total: 0, pages: 1, complete: true, readAt: 0 });
  };
  refresh = (scope: Scope) => {
    this.afresh.push(scope);
    return Promise.resolve({ scope, resources: [], total: 0, pages: 1, complete: true, readAt: 0 });
  };
}

describe('what the panels read', () => {
  it('is really asked for, or Retry on a page fails without a try while the endpoint counts as not reached', async () => {
    const order: string[] = [];
    const estate = new EmptyEstate();
    estate.reread = () => {
      order.push('read');
      return Promise.resolve(undefined);
    };
    await sourceOf(estate, () => order.push('try')).refresh(vbr.key, signal);
    assert.deepEqual(order, ['try', 'read']);
  });

  it('of a removed account is an error: neither an empty list nor a deleted resource', async () => {
    const source = sourceOf(undefined);
    const gone = (error: unknown): boolean =>
      error instanceof ExplainedError && error.explanation.what.text === 'The account was removed.';
    await assert.rejects(source.refresh(vbr.key, signal), gone);
    await assert.rejects(source.children(vbr.key, { signal, afresh: false }), gone);
    await assert.rejects(source.list('virtualBorderRouter', { account: 'acc', region: 'cn-hangzhou' }, signal), gone);
  });

  it('is what is below a resource that was not read yet, as when a panel is restored', async () => {
    const estate = new EmptyEstate();
    const groups = await sourceOf(estate).children(vbr.key, { signal, afresh: false });
    assert.ok(groups.some(({ kind }) => kind === 'bgpGroup'));
    assert.deepEqual(
      estate.fromMemory.find(({ kind }) => kind === 'bgpGroup'),
      { region: 'cn-hangzhou', kind: 'bgpGroup', parent: { kind: 'virtualBorderRouter', id: vbr.id } },
    );
  });

  it('comes from the service when the person refreshes, not from memory', async () => {
    const estate = new EmptyEstate();
    await sourceOf(estate).children(vbr.key, { signal, afresh: true });
    assert.ok(estate.afresh.length > 0);
    assert.deepEqual(estate.fromMemory, []);
  });

  it('shows what could be read beside the error of what could not, instead of losing all of it', async () => {
    const refusal = new ServiceError('not authorized', {
      action: 'DescribeBgpNetworks',
      httpStatus: 403,
      code: 'Forbidden.RAM',
      outcome: 'refused',
    });
    const estate = new EmptyEstate();
    const { list } = estate;
    estate.list = (scope) => (scope.kind === 'bgpNetwork' ? Promise.reject(refusal) : list(scope));
    const groups = await sourceOf(estate).children(vbr.key, { signal, afresh: false });
    assert.equal(groups.find(({ kind }) => kind === 'bgpNetwork')?.failure, refusal);
    assert.equal(groups.find(({ kind }) => kind === 'bgpGroup')?.failure, undefined);
  });

  it('is an error when none of it could be read, or no network looks like resources without anything below', async () => {
    const refusal = new TransportError({ action: 'DescribeBgpGroups', phase: 'connect', outcome: 'notSent' });
    const estate = new EmptyEstate();
    estate.list = () => Promise.reject(refusal);
    await assert.rejects(sourceOf(estate).children(vbr.key, { signal, afresh: false }), refusal);
  });
});
