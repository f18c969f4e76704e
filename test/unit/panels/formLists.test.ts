import assert from 'node:assert/strict';
import { catalogue } from '../../../src/catalog';
import { english } from '../../../src/catalog/message';
import type { Operation } from '../../../src/catalog/operation';
import { FormModel } from '../../../src/panels/formModel';

const context = { catalogue, translate: english, language: 'en' };

/** An application with a list of persons, the way a letter of authorization asks for its workers (003 4.5). */
const apply: Operation = {
  product: 'Vpc',
  version: '2016-04-28',
  name: 'ApplyForTest',
  kind: 'region',
  effect: 'apply',
  label: 'Apply',
  summary: 'Applies.',
  parameters: {
    Bandwidth: { type: 'integer', label: 'Bandwidth', required: true },
    AutoPay: { type: 'boolean', label: 'Pay at once', always: 'false' },
    'VlanIds.N': { type: 'string', label: 'VLAN IDs' },
    'PMInfo.N.PMName': { type: 'string', label: 'Name', required: true },
    'PMInfo.N.PMGender': {
      type: 'string',
      label: 'Gender',
      requiredWhen: { parameter: 'PMInfo.N.PMName', is: 'present' },
    },
    'PMInfo.N.PMCertificateNo': { type: 'string', label: 'Certificate number', secret: true },
  },
  lists: { PMInfo: { label: 'Construction workers', item: 'Person', max: 16 } },
  response: {},
  errors: [],
  idempotency: null,
  paging: null,
  documents: [],
};

const form = (): FormModel => new FormModel(apply, undefined, context);
const filled = { Bandwidth: '50', 'PMInfo.1.PMName': 'Wang', 'PMInfo.1.PMGender': 'Male' };

describe('a form with a list of objects', () => {
  it('asks for one entry where the service wants one, and says so instead of sending none', () => {
    const { problems, required } = form().check({ Bandwidth: '50' });
    assert.deepEqual(
      problems.map(({ name }) => name),
      ['PMInfo.1.PMName'],
    );
    assert.ok(required.includes('PMInfo.1.PMName'));
  });

  it('applies the conditions within each entry, or a half-filled person is refused by the service', () => {
    const { problems } = form().check({ ...filled, 'PMInfo.2.PMName': 'Li' });
    assert.deepEqual(
      problems.map(({ name }) => name),
      ['PMInfo.2.PMGender'],
    );
  });

  it('sends the entries without gaps: the service stops reading at the first one (traps 7)', () => {
    const request = form().request({ ...filled, 'PMInfo.4.PMName': 'Li', 'PMInfo.4.PMGender': 'Female' });
    assert.deepEqual(request, {
      Bandwidth: '50',
      AutoPay: 'false',
      'PMInfo.1.PMName': 'Wang',
      'PMInfo.1.PMGender': 'Male',
      'PMInfo.2.PMName': 'Li',
      'PMInfo.2.PMGender': 'Female',
    });
  });

  it('refuses more entries than the service takes, with the number it takes', () => {
    const many = Object.fromEntries(
      Array.from({ length: 17 }, (_, index) => [`PMInfo.${index + 1}.PMName`, 'Wang'] as const),
    );
    const problem = form()
      .check({ Bandwidth: '50', ...many })
      .problems.find(({ name }) => name === 'PMInfo');
    assert.match(problem?.text ?? '', /16/);
  });

  it('never keeps or shows the secret of an entry', () => {
    const edits = { ...filled, 'PMInfo.1.PMCertificateNo': '110101199003070000' };
    const model = form();
    assert.ok(!Object.hasOwn(model.openEdits(edits), 'PMInfo.1.PMCertificateNo'));
    const shown = JSON.stringify([model.view(edits), model.json(edits).text]);
    assert.ok(!shown.includes('110101199003070000'));
  });
});

describe('what is always sent', () => {
  it('goes along although nobody touched it, or the service takes its own default and charges (traps, section 4)', () => {
    assert.equal(form().request({ Bandwidth: '50' }).AutoPay, 'false');
    assert.equal(form().request({ Bandwidth: '50', AutoPay: 'true' }).AutoPay, 'true');
  });
});

describe('the request as JSON', () => {
  it('is nested the way the documents print it, with numbers and switches as such', () => {
    const json: unknown = JSON.parse(form().json({ ...filled, 'VlanIds.N': '10\n20' }).text);
    assert.deepEqual(json, {
      Bandwidth: 50,
      AutoPay: false,
      VlanIds: ['10', '20'],
      PMInfo: [{ PMName: 'Wang', PMGender: 'Male' }],
    });
  });

  it('can be written by hand and means the same request, or people type a long form twice', () => {
    const model = form();
    const text = JSON.stringify({ Bandwidth: 100, AutoPay: true, VlanIds: ['7'], PMInfo: [{ PMName: 'Li' }] });
    const read = model.editsFromJson(text, {});
    assert.ok('edits' in read);
    assert.deepEqual(model.request(read.edits), {
      Bandwidth: '100',
      AutoPay: 'true',
      'VlanIds.1': '7',
      'PMInfo.1.PMName': 'Li',
    });
  });

  it('keeps a secret that it hides, or looking at the JSON deletes it', () => {
    const model = form();
    const edits = { ...filled, 'PMInfo.1.PMCertificateNo': 'X1' };
    const { text, hidden } = model.json(edits);
    const read = model.editsFromJson(text, hidden);
    assert.ok('edits' in read);
    assert.deepEqual(model.request(read.edits), model.request(edits));
  });

  describe('of several people', () => {
    const two = {
      ...filled,
      'PMInfo.1.PMCertificateNo': 'X1',
      'PMInfo.3.PMName': 'Li',
      'PMInfo.3.PMGender': 'Female',
      'PMInfo.3.PMCertificateNo': 'X3',
    };
    const wang = { PMName: 'Wang', PMGender: 'Male', PMCertificateNo: '(hidden 1)' };
    const li = { PMName: 'Li', PMGender: 'Female', PMCertificateNo: '(hidden 2)' };
    const sent = (...people: readonly object[]): unknown => {
      const model = form();
      const read = model.editsFromJson(JSON.stringify({ Bandwidth: 50, PMInfo: people }), model.json(two).hidden);
      return 'problem' in read ? english(read.problem) : model.request(read.edits);
    };

    it('says whose secret is hidden, or nobody can tell what stands for whom', () => {
      assert.deepEqual((JSON.parse(form().json(two).text) as { PMInfo: unknown }).PMInfo, [wang, li]);
    });

    it('keeps the document with its person when another one is removed, or the wrong number gets on the site', () => {
      assert.deepEqual(sent(li), {
        Bandwidth: '50',
        AutoPay: 'false',
        'PMInfo.1.PMName': 'Li',
        'PMInfo.1.PMGender': 'Female',
        'PMInfo.1.PMCertificateNo': 'X3',
      });
    });

    it('keeps the documents with their people when these change places', () => {
      assert.deepEqual(sent(li, wang), {
        Bandwidth: '50',
        AutoPay: 'false',
        'PMInfo.1.PMName': 'Li',
        'PMInfo.1.PMGender': 'Female',
        'PMInfo.1.PMCertificateNo': 'X3',
        'PMInfo.2.PMName': 'Wang',
        'PMInfo.2.PMGender': 'Male',
        'PMInfo.2.PMCertificateNo': 'X1',
      });
    });

    it('refuses a placeholder that stands for nothing, or "(hidden 7)" is sent as a document number', () => {
      for (const nobody of ['(hidden 7)', '(hidden)'])
        assert.match(String(sent({ ...li, PMCertificateNo: nobody })), /PMInfo\.1\.PMCertificateNo/);
    });
  });

  it('says what is wrong with it: no JSON, a parameter that does not exist, one that is not the person’s to fill in', () => {
    for (const text of ['{', '[]', '"text"', '{"Bandwidt": 50}', '{"PMInfo": [{"Name": "Li"}]}']) {
      assert.ok('problem' in form().editsFromJson(text, {}), text);
    }
  });
});
