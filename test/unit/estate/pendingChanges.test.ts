import assert from 'node:assert/strict';
import { message } from '../../../src/catalog/message';
import { Emitter } from '../../../src/estate/emitter';
import { PendingChanges } from '../../../src/estate/pendingChanges';
import { resourceOf, routerRow } from './estateUnderTest';

describe('changes under way', () => {
  const { key } = resourceOf('virtualBorderRouter', routerRow('vbr-1'));
  const other = resourceOf('virtualBorderRouter', routerRow('vbr-2')).key;

  it('are shown on their resource until they end, and on no other', () => {
    const pending = new PendingChanges();
    const told: string[] = [];
    pending.onDidChange((changed) => told.push(changed));
    const end = pending.set(key, message('Terminating...'));
    assert.deepEqual([pending.of(key)?.text, pending.of(other)], ['Terminating...', undefined]);
    end();
    end();
    assert.equal(pending.of(key), undefined);
    assert.deepEqual(told, [key, key], 'ending twice is told once');
  });

  it('stay on the screen when an earlier change of the same resource ends', () => {
    const pending = new PendingChanges();
    const endFirst = pending.set(key, message('Terminating...'));
    pending.set(key, message('Recovering...'));
    endFirst();
    assert.equal(pending.of(key)?.text, 'Recovering...');
  });
});

describe('listeners', () => {
  it('may leave while they are told, without the next one missing the news', () => {
    const emitter = new Emitter<number>();
    const told: string[] = [];
    const first = emitter.event(() => {
      told.push('first');
      first.dispose();
    });
    emitter.event(() => told.push('second'));
    emitter.fire(1);
    emitter.fire(2);
    assert.deepEqual(told, ['first', 'second', 'second']);
  });

  it('may subscribe twice, and leave once', () => {
    const emitter = new Emitter<number>();
    let told = 0;
    const listener = (): void => {
      told += 1;
    };
    const one = emitter.event(listener);
    emitter.event(listener);
    one.dispose();
    emitter.fire(1);
    assert.equal(told, 1);
  });
});
