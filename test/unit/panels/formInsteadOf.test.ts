import assert from 'node:assert/strict';
import { createPhysicalConnection } from '../../../src/catalog/physicalConnection/create';
import { resourceKey } from '../../../src/estate/resource';
import { FormSession } from '../../../src/panels/formSession';
import { ask, settled, Surroundings } from './panelsUnderTest';

describe('a form that was started to replace something', () => {
  it('says so with its change, or the guide that started it stays with what has failed', async () => {
    const around = new Surroundings();
    const place = { account: 'acc', region: 'cn-hangzhou' };
    const insteadOf = resourceKey({ ...place, kind: 'physicalConnection', id: 'pc-1' });
    const ignore = (): void => undefined;
    const session = new FormSession(
      createPhysicalConnection,
      { ...place, operation: createPhysicalConnection.name, insteadOf },
      around.ports,
      { send: ignore, progress: ignore, title: ignore, close: ignore, visible: () => true, offerBack: ignore },
    );
    session.begin();
    await settled();
    await ask(session, 'previewRequest', { edits: {} });
    assert.deepEqual(
      around.previewed.map((change) => change.insteadOf),
      [insteadOf],
    );
  });
});
