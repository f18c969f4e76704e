import { catalogue } from '../../src/catalog';
import type { Operation } from '../../src/catalog/operation';
import { Refusal } from '../../src/sandbox/errors';
import type { JsonObject } from '../../src/sandbox/json';
import { answerBody, errorBody } from '../../src/sandbox/render';
import { shapeNames } from '../../src/sandbox/shapes/shape';
import { Shapes } from '../../src/sandbox/shapes/shapes';
import { samples } from '../../test/unit/api/samples';

/** An answer as the service would give it, before anything is done to it. */
export interface Original {
  readonly operation: Operation;
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

/** Answers by where they come from; there are far more refusals than successes. */
export type Originals = Readonly<Record<'printed' | 'shaped' | 'refusals' | 'pages', readonly Original[]>>;

/** A value of the caller's that a refusal may echo; no error may hold it (wire-facts 3.3). */
export const marked = 'Fuzzed-Secret-Kq83vZ';

/** Every documented answer in every documented shape, every documented refusal as JSON and XML, and what proxies say. */
export function originals(): Originals {
  return { printed: asPrinted(), shaped: inShapes(), refusals: refusals(), pages: pages() };
}

function asPrinted(): Original[] {
  return samples.map(({ operation, json }) => ({
    operation: operationOf(operation),
    status: 200,
    contentType: 'application/json;charset=utf-8',
    text: json,
  }));
}

function inShapes(): Original[] {
  return shapeNames.flatMap((shape) => {
    const wanted = new Shapes({ '*': [shape] }).of('');
    return samples.map(({ operation, json }) => {
      const shaped = wanted.answer(operation, objectOf(JSON.parse(json)));
      const { type, body } = answerBody(wanted.format ?? 'json', shaped);
      return { operation: operationOf(operation), status: 200, contentType: `${type};charset=utf-8`, text: body };
    });
  });
}

function refusals(): Original[] {
  const requestId = '4C467B38-3910-447D-87BC-AC049166F216';
  const denied = { AuthAction: 'vpc:DescribeBgpGroups', PolicyType: 'AccountLevelIdentityBasedPolicy' };
  return catalogue.operations().flatMap((operation) => {
    const documented = operation.errors.map(({ http, code }) => new Refusal(http, code, `Refused for ${marked}.`));
    const signature = `Specified signature is not matched with our calculation. server string to sign is:POST&%2F&${marked}`;
    const common = [
      new Refusal(400, 'SignatureDoesNotMatch', signature),
      new Refusal(403, 'Forbidden.RAM', 'User not authorized to operate on the specified resource.', undefined, denied),
      new Refusal(500, 'InternalError', 'The request processing has failed due to some unknown error.'),
      new Refusal(400, 'Throttling.User', 'Request was denied due to user flow control.'),
    ];
    return [...documented, ...common].flatMap((refusal) =>
      (['json', 'xml'] as const).map((format) => {
        const { type, body } = errorBody(format, refusal, requestId, 'vpc.aliyuncs.com', operation.product);
        return { operation, status: refusal.http, contentType: `${type};charset=utf-8`, text: body };
      }),
    );
  });
}

function pages(): Original[] {
  const text = '<html><head><title>Bad Gateway</title></head><body><h1>502</h1></body></html>';
  return catalogue.operations().map((operation) => ({ operation, status: 502, contentType: 'text/html', text }));
}

function operationOf(name: string): Operation {
  const operation = catalogue.operation(name);
  if (operation === undefined) throw new Error(`The catalogue has no ${name}`);
  return operation;
}

/** The samples are JSON objects: their text is part of this program. */
function objectOf(value: unknown): JsonObject {
  if (isJsonObject(value)) return value;
  throw new Error('A sample is no object');
}

function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
