import assert from 'node:assert/strict';
import { ServiceError, TransportError } from '../../../src/api/errors';
import { catalogue } from '../../../src/catalog';
import { DraftToken } from '../../../src/panels/draftToken';

const operation = catalogue.operation('TerminateVirtualBorderRouter') ?? assert.fail();
const values = { VbrId: 'vbr-1' };
const lost = new TransportError({ action: operation.name, phase: 'timeout', outcome: 'unknown' });
const refused = new ServiceError('It is protected.', {
  action: operation.name,
  code: 'Forbidden.DeletionProtection',
  httpStatus: 400,
  outcome: 'refused',
});

describe('the token of what is typed into a form', () => {
  let token: DraftToken;
  beforeEach(() => {
    let count = 0;
    token = new DraftToken(() => `token-${(count += 1)}`);
  });

  it('ends with a refusal, or a mended change is taken for the refused one', () => {
    assert.equal(token.for(values), 'token-1');
    token.failed(refused, operation);
    assert.equal(token.for(values), 'token-2');
  });

  it('outlives a lost answer, and a refusal after it, or saving again makes a second one', () => {
    assert.equal(token.for(values), 'token-1');
    token.failed(lost, operation);
    assert.equal(token.for(values), 'token-1');
    token.failed(refused, operation);
    assert.equal(token.for(values), 'token-1');
  });

  it('ends with a success and with other values, or what is typed next is never carried out', () => {
    assert.equal(token.for(values), 'token-1');
    token.failed(lost, operation);
    assert.equal(token.for({ VbrId: 'vbr-2' }), 'token-2');
    token.failed(refused, operation);
    assert.equal(token.for({ VbrId: 'vbr-2' }), 'token-3');
    token.accepted();
    assert.equal(token.for({ VbrId: 'vbr-2' }), 'token-4');
  });
});
