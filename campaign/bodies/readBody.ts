import { Response } from 'node-fetch';
import { Client } from '../../src/api/client';
import type { Clock } from '../../src/api/clock';
import { InvalidRequest, ServiceError, TransportError } from '../../src/api/errors';
import { catalogue } from '../../src/catalog';
import type { Operation } from '../../src/catalog/operation';
import { explain } from '../../src/estate/explain';
import type { Resource } from '../../src/estate/resource';
import { EstateReader } from '../../src/estate/reader';
import type { FuzzedBody } from './fuzzedBody';
import { marked } from './originals';

/** How a body was taken: as a value, as a typed error, or in a way that must not be. */
export type Reading =
  { readonly end: 'value' | 'refusal' | 'noAnswer' } | { readonly end: 'wrong'; readonly why: string };

const region = 'cn-hangzhou';
const attemptMs = 10_000;

/** Waits between attempts take no time here; the limit of one attempt is real. */
class HastyClock implements Clock {
  private ahead = 0;

  now(): number {
    return Date.now() + this.ahead;
  }

  after(milliseconds: number, action: () => void): () => void {
    if (milliseconds >= attemptMs) {
      const timer = setTimeout(action, milliseconds).unref();
      return () => {
        clearTimeout(timer);
      };
    }
    const immediate = setImmediate(() => {
      this.ahead += milliseconds;
      action();
    });
    return () => {
      clearImmediate(immediate);
    };
  }
}

/** Has the client read a body, and makes resources of its rows, as a list in the tree or a call would. */
export async function readBody(body: FuzzedBody, number: number): Promise<Reading> {
  const headers = body.contentType === undefined ? undefined : { 'content-type': body.contentType };
  const client = new Client({
    endpointFor: () => 'https://vpc.aliyuncs.com',
    credentials: () => Promise.resolve({ accessKeyId: 'fuzzed', accessKeySecret: marked }),
    fetch: () => Promise.resolve(new Response(body.bytes, { status: body.status, ...(headers && { headers }) })),
    clock: new HastyClock(),
    timeoutMs: attemptMs,
  });
  try {
    return (await isSound(client, body.operation, number)) ? { end: 'value' } : wrong('a value of another form');
  } catch (error) {
    return ofError(error);
  }
}

async function isSound(client: Client, operation: Operation, number: number): Promise<boolean> {
  const kind = catalogue.allKinds().find(({ list }) => list === operation);
  if (kind !== undefined && number % 2 === 0) {
    const reader = new EstateReader('account', client, catalogue);
    const scope = { region, kind: kind.id };
    const resources = number % 4 === 0 ? await reader.all(scope) : (await reader.page(scope, 1)).resources;
    return resources.every(isResource);
  }
  const { value, requestId } = await client.call<Operation>(operation, {}, { region });
  const lists = Object.entries(operation.response).filter(([, { type }]) => type === 'list');
  // A dry run that would have succeeded is answered by an error without any fields (traps 15).
  const isEmpty = Object.keys(value).length === 0;
  return typeof requestId === 'string' && (isEmpty || lists.every(([name]) => Array.isArray(value[name])));
}

function isResource({ key, id, name, attributes }: Resource): boolean {
  return [key, id, name].every((text) => typeof text === 'string') && id !== '' && typeof attributes === 'object';
}

function ofError(error: unknown): Reading {
  if (!(error instanceof ServiceError || error instanceof TransportError)) {
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return wrong(error instanceof InvalidRequest ? `the campaign asked wrongly: ${said}` : said);
  }
  // What a person, the log and the journal see of it.
  const told = JSON.stringify([error, explain(error), error.message]);
  if (told.includes(marked)) return wrong(`a secret is told: ${told.slice(0, 300)}`);
  return { end: error instanceof ServiceError ? 'refusal' : 'noAnswer' };
}

function wrong(why: string): Reading {
  return { end: 'wrong', why };
}
