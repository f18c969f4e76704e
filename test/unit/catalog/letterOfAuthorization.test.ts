import assert from 'node:assert/strict';
import { allowedIn } from '../../../src/catalog/catalogue';
import { check } from '../../../src/catalog/check';
import { applyPhysicalConnectionLOA } from '../../../src/catalog/letterOfAuthorization/apply';
import { completePhysicalConnectionLOA } from '../../../src/catalog/letterOfAuthorization/complete';
import { letterOfAuthorization } from '../../../src/catalog/letterOfAuthorization/kind';
import type { Values } from '../../../src/catalog/problem';
import { rules } from '../../../src/catalog/rules';

/** The request sample of 003 4.5. */
const application: Values = {
  InstanceId: 'pc-bp1qrb3044eqi****',
  Bandwidth: '3',
  PeerLocation: '杭州',
  CompanyName: 'company',
  LineType: 'FIBRE',
  Si: '阿里',
  ConstructionTime: '2022-02-28T16:00:00Z',
  'PMInfo.1.PMCertificateNo': '5****************9',
  'PMInfo.1.PMName': '张三',
  'PMInfo.1.PMCertificateType': 'IDCard',
  'PMInfo.1.PMGender': 'Male',
  'PMInfo.1.PMContactInfo': '1390000****',
};

function troubled(values: Values): string[] {
  return check(applyPhysicalConnectionLOA, values).map((problem) => problem.parameter);
}

function without(name: string): Values {
  return { ...application, [name]: '' };
}

describe('applying for an LOA', () => {
  it('the documented sample passes', () => {
    assert.deepEqual(troubled(application), []);
  });

  for (const name of ['CompanyName', 'LineType', 'Si', 'ConstructionTime', 'PMInfo.1.PMName', 'PMInfo.1.PMGender']) {
    it(`one without ${name} is not sent (003 4.5: required)`, () => {
      assert.deepEqual(troubled(without(name)), [name]);
    });
  }

  it('needs no data center location, which only the older document asks for (traps section 4)', () => {
    assert.deepEqual(troubled(without('PeerLocation')), []);
  });

  it('one without any engineer is not sent, because nobody could enter the site (003 4.5)', () => {
    const nobody = Object.fromEntries(Object.entries(application).filter(([name]) => !name.startsWith('PMInfo')));
    assert.equal(troubled(nobody).length, 5);
  });

  it('takes 16 engineers and no more (003 4.5)', () => {
    const people = (count: number): Values => {
      const values: Record<string, string> = { ...application };
      for (let number = 2; number <= count; number += 1) {
        for (const [name, value] of Object.entries(application)) {
          if (name.startsWith('PMInfo.1.')) values[name.replace('.1.', `.${number}.`)] = value;
        }
      }
      return values;
    };
    assert.deepEqual(troubled(people(16)), []);
    assert.deepEqual(troubled(people(17)), ['PMInfo']);
  });

  it('a bandwidth outside 2 to 10240 Mbps is not sent (003 4.5)', () => {
    for (const [Bandwidth, troubles] of [
      ['1', 1],
      ['2', 0],
      ['10240', 0],
      ['10241', 1],
    ] as const) {
      assert.equal(troubled({ ...application, Bandwidth }).length, troubles, Bandwidth);
    }
  });

  it('the line type SDH of document 002 is not offered any more (traps section 4)', () => {
    assert.deepEqual(troubled({ ...application, LineType: 'SDH' }), ['LineType']);
  });

  it('names, documents and contacts of people and the signed address stay masked (traps 86)', () => {
    const { parameters, lists } = applyPhysicalConnectionLOA;
    assert.equal(lists.PMInfo.max, 16);
    for (const name of ['PMName', 'PMCertificateNo', 'PMContactInfo'] as const) {
      assert.equal(parameters[`PMInfo.N.${name}`].secret, true, name);
    }
    const row = letterOfAuthorization.list.response.PhysicalConnectionLOAType.of;
    assert.equal(row.LoaUrl.secret, true);
    for (const name of ['PMName', 'PMCertificateNo', 'PMContactInfo'] as const) {
      assert.equal(row.PMInfo.of[name].secret, true, name);
    }
  });
});

describe('a time in UTC', () => {
  for (const good of ['2022-02-28T16:00:00Z', '2024-02-29T23:59:59Z']) {
    it(`${good} passes (003 4.5)`, () => {
      assert.equal(rules.utcTime(good), undefined);
    });
  }

  for (const bad of [
    '2022-02-28',
    '2022-02-28 16:00:00',
    '2022-02-28T16:00Z',
    '2022-02-28T16:00:00',
    '2022-02-28T16:00:00+08:00',
    '2022-02-28T16:00:00.000Z',
    '2022-02-30T16:00:00Z',
    '2022-13-01T16:00:00Z',
    '2022-02-28T24:00:00Z',
  ]) {
    it(`${bad} is refused before the engineers are sent on a day that does not exist`, () => {
      assert.notEqual(rules.utcTime(bad), undefined);
    });
  }
});

describe('completing an LOA', () => {
  it('is offered while the construction is possible or under way (traps section 10)', () => {
    const states = Object.keys(letterOfAuthorization.states);
    assert.deepEqual(
      states.filter((state) => allowedIn(completePhysicalConnectionLOA, state)),
      ['Available', 'Completing'],
    );
  });

  it('needs neither code nor label of the line, which only the older document requires (traps section 4)', () => {
    assert.deepEqual(check(completePhysicalConnectionLOA, { InstanceId: 'pc-1' }), []);
  });
});
