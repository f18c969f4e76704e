import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { decide } from '../../../../src/api/answer';
import { catalogue } from '../../../../src/catalog/index';
import { type Field, isScalar } from '../../../../src/catalog/field';
import type { Operation } from '../../../../src/catalog/operation';
import { type Json, type JsonObject, Long } from '../../../../src/sandbox/json';
import { answerBody } from '../../../../src/sandbox/render';
import { type Shape, shapeNames } from '../../../../src/sandbox/shapes/shape';
import { Shapes } from '../../../../src/sandbox/shapes/shapes';
import { samples } from '../../api/samples';
import type { Sample } from '../../api/samples/sample';
import { object } from '../service';

/** The shapes that make a document's sample out of the default answer; samples that are the default are left out. */
const shapesOfSamples: Readonly<Record<string, readonly Shape[]>> = {
  '003 4.3': ['stringsAsNumbers', 'singleObjects', 'outerWrapper'],
  '003 4.12': ['bareArrays'],
  '002 4.8': ['lowerCamel'],
  '002 4.9': ['lowerCamel'],
  '002 4.12': ['lowerCamel'],
  '003 4.6': ['bareArrays'],
  '002 4.10': ['stringsAsNumbers', 'lowerCamel'],
  '002 4.13': ['stringsAsNumbers', 'lowerCamel'],
  '002 4.11': ['lowerCamel'],
  '003 5.3': ['bareArrays'],
  '002 5.1': ['outerWrapper'],
  '002 5.3': ['numbersAsStrings', 'misspelt', 'singleObjects', 'outerWrapper'],
  '003 6.2': ['stringsAsNumbers', 'singleObjects'],
  '003 6.3': ['bareArrays'],
  '003 6.6': ['outerWrapper'],
  '003 6.11': ['outerWrapper'],
  '003 6.12': ['outerWrapper'],
  '003 6.13': ['outerWrapper'],
  '003 6.15': ['bareArrays'],
  '002 6.1': ['misspelt'],
  '002 6.3': ['stringsAsNumbers'],
  '002 6.7': ['stringsAsNumbers'],
  '003 7.2': ['bareArrays'],
  '003 7.6': ['bareArrays'],
};

/** Fields of samples that contradict their own document; the answer has what is said here. */
const contradictions: Readonly<Record<string, readonly [inSample: RegExp, answered: string]>> = {
  // The table and the XML of the same chapter have the other name (traps 33).
  '002 5.3': [/"PhysicalConnectionOwnerUid"/, '"PhysicalConnectionOwnerId"'],
  // The table says Boolean (traps 38).
  '003 7.6': [/"IsFake":"true"/, '"IsFake":true'],
};

function operationOf({ operation }: Sample): Operation {
  const found = catalogue.operation(operation);
  assert.ok(found);
  return found;
}

/** What the sample says in the default shape: wrapped, and typed as the service declares it. */
function byDefault(sample: Sample): JsonObject {
  const operation = operationOf(sample);
  const reply = { status: 200, text: sample.json, contentType: undefined, retryAfterMs: undefined, date: undefined };
  const said = decide(operation, reply, { stringToSign: '', secrets: [], now: 0 }).value;
  const envelope = ['code', 'message', 'success', 'statusCode'];
  return wired(
    operation.response,
    Object.fromEntries(Object.entries(said).filter(([name]) => !envelope.includes(name))),
  );
}

function wired(fields: Readonly<Record<string, Field>>, said: unknown): JsonObject {
  return Object.fromEntries(Object.entries(object(said)).map(([name, value]) => [name, asSent(fields[name], value)]));
}

function asSent(field: Field | undefined, value: unknown): Json | undefined {
  if (field?.type === 'object') return wired(field.of, value);
  if (field?.type === 'list') {
    assert.ok(Array.isArray(value));
    // The decoder adds lists that were not sent.
    if (value.length === 0) return undefined;
    const { of } = field;
    const rows = value.map((row: unknown) => (isScalar(of) ? String(row) : wired(of, row)));
    return field.item === null ? rows : { [field.item]: rows };
  }
  const type = field?.declaredAs ?? field?.type;
  // Samples mask some numbers with letters.
  if (type === 'long' && /^\d+$/.test(String(value))) return new Long(String(value));
  if (typeof value === 'boolean' || typeof value === 'number') return type === 'string' ? String(value) : value;
  return String(value);
}

function answered(sample: Sample, shapes: readonly Shape[], format: 'json' | 'xml' = 'json'): string {
  const shaped = new Shapes({ '1': shapes }).of('1').answer(sample.operation, byDefault(sample));
  return answerBody(format, shaped).body;
}

function sampleOf(document: string): Sample {
  const found = samples.find((sample) => sample.document === document);
  assert.ok(found);
  return found;
}

describe('answers in the shapes of the documents', () => {
  for (const sample of samples) {
    const { document, operation, json } = sample;
    const shapes = shapesOfSamples[document] ?? [];
    it(`${document} ${operation} is answered as printed${shapes.length === 0 ? '' : ` with ${shapes.join(' and ')}`}`, () => {
      const [inSample, instead] = contradictions[document] ?? [/^$/, ''];
      assert.deepEqual(JSON.parse(answered(sample, shapes)), JSON.parse(json.replace(inSample, instead)));
    });
  }

  it('need each of the shapes that they are made of, or a shape does nothing', () => {
    for (const [document, shapes] of Object.entries(shapesOfSamples)) {
      const sample = sampleOf(document);
      for (const without of shapes) {
        const others = shapes.filter((shape) => shape !== without);
        const same = isDeepStrictEqual(JSON.parse(answered(sample, others)), JSON.parse(answered(sample, shapes)));
        assert.equal(same, false, `${document} without ${without}`);
      }
    }
    const used = new Set(Object.values(shapesOfSamples).flat());
    // Codes stand in the default answers of 003 already; XML has tests of its own.
    assert.deepEqual(
      shapeNames.filter((shape) => !used.has(shape)),
      ['codeInSuccess', 'xml'],
    );
  });
});

describe('answers in XML', () => {
  it('repeat a bare list’s element for each row (003 4.12, 4.6), and wrap rows otherwise (002 4.3)', () => {
    const bare = answered(sampleOf('003 4.12'), ['bareArrays', 'xml'], 'xml');
    assert.match(bare, /^<\?xml [^>]*\?><DescribePhysicalConnectionsResponse>/);
    assert.match(
      bare,
      /<PhysicalConnectionSet><PhysicalConnectionId>pc-bp1ciz7ekd2grn1as\*{4}<\/PhysicalConnectionId>/,
    );
    assert.match(bare, /<ParentPhysicalConnectionAliUid>283117732402484000<\/ParentPhysicalConnectionAliUid>/);
    const people = answered(sampleOf('003 4.6'), ['bareArrays', 'xml'], 'xml');
    assert.match(people, /<PMInfo><PMName>name<\/PMName>/);
    const wrapped = answered(sampleOf('002 4.3'), ['xml'], 'xml');
    assert.match(
      wrapped,
      /<PhysicalConnectionSet><PhysicalConnectionType><PhysicalConnectionId>pc-2zeoaxkq3jot5p71qcnuy</,
    );
  });

  it('have an envelope in lower camel case as well (002 4.10)', () => {
    const body = answered(sampleOf('002 4.10'), ['lowerCamel', 'xml'], 'xml');
    assert.match(body, /<code>200<\/code>/);
    assert.match(body, /<data><orderId>203167309740138<\/orderId><\/data>/);
    assert.match(body, /<CreatePhysicalConnectionOccupancyOrderResponse>/);
  });

  it('have the wrong roots that the documents print only where they are asked for (traps 31)', () => {
    const roots = {
      '002 5.1': 'CreateRouterInterfaceResponse',
      '002 6.11': 'CreateBgpPeerResponse',
      '003 5.8': 'ActivateRouterInterfaceResponse',
      '002 4.8': 'ApplyPhysicalConnectionLOA',
      '002 6.7': 'DescribeBgpPeers',
    };
    for (const [document, root] of Object.entries(roots)) {
      const sample = sampleOf(document);
      const rootIn = (shapes: readonly Shape[]) => /\?><(\w+)>/.exec(answered(sample, shapes, 'xml'))?.[1];
      assert.equal(rootIn(['outerWrapper']), root);
      assert.equal(rootIn([]), `${sample.operation}Response`);
    }
  });
});
