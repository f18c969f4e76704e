import assert from 'node:assert/strict';
import type { Client } from '../../../src/api/client';
import type { LooseRequest } from '../../../src/api/callTypes';
import type { DecodedRow } from '../../../src/api/decode';
import { ServiceError } from '../../../src/api/errors';
import type { Json, JsonObject } from '../../../src/api/json';
import { isList, isObject } from '../../../src/api/json';
import { catalogue } from '../../../src/catalog';
import { fieldsOf } from '../../../src/catalog/kind';
import { check } from '../../../src/catalog/check';
import type { KindId } from '../../../src/catalog/kindId';
import { english } from '../../../src/catalog/message';
import type { Operation } from '../../../src/catalog/operation';
import type { Values } from '../../../src/catalog/problem';
import type { Resource } from '../../../src/estate/resource';
import { FormModel } from '../../../src/panels/formModel';
import { timeFormatter } from '../../../src/estate/timeText';
import { labelOf, rowsOf } from '../../../src/panels/valueView';
import type { RowView } from '../../../src/protocol/details';
import type { FieldView } from '../../../src/protocol/form';
import { failure, region, withService } from '../api/clientUnderTest';
import type { Received } from '../api/loopbackService';
import { answer } from '../api/loopbackService';
import type { Row } from '../estate/estateUnderTest';
import { resourceOf } from '../estate/estateUnderTest';

/** An operation of the catalogue by its wire name. */
export function operation(name: string): Operation {
  return catalogue.operation(name) ?? assert.fail(`the catalogue has no ${name}`);
}

/** A request as the real client put it on the wire. */
export interface Sent {
  readonly received: Received;
  /** Every parameter, in the body or in the URL. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Calls an operation with the real client and catches what arrives. */
export async function sent(name: string, request: LooseRequest = {}, token?: string): Promise<Sent> {
  let arrived: Received | undefined;
  await withService(
    (received, response) => {
      arrived = received;
      answer(response, 200, { RequestId: 'R-1' });
    },
    async ({ client }) => {
      await client.call<Operation>(operation(name), request, { region, ...(token !== undefined && { token }) });
    },
  );
  const received = arrived ?? assert.fail('nothing was sent');
  const url = new URL(received.url, 'http://127.0.0.1');
  return { received, parameters: { ...Object.fromEntries(url.searchParams), ...received.form } };
}

/** Answers every request of the client with this body, JSON or text as it stands, for the time of `act`. */
export async function answering<T>(
  body: string | object,
  act: (client: Client) => Promise<T>,
  status = 200,
): Promise<T> {
  const results: T[] = [];
  await withService(
    (_, response) => {
      answer(response, status, body);
    },
    async ({ client }) => {
      results.push(await act(client));
    },
  );
  return results[0] ?? assert.fail('nothing came of it');
}

/** What the client makes of an answer. */
export async function decoded(name: string, body: string | object): Promise<DecodedRow> {
  return await answering(body, async (client) => {
    const { value } = await client.call<Operation>(operation(name), {}, { region });
    return value;
  });
}

/** The error that the client makes of an answer. */
export async function refused(name: string, status: number, body: string | object): Promise<ServiceError> {
  const call = (client: Client) => failure(client.call<Operation>(operation(name), {}, { region }), ServiceError);
  return await answering(body, call, status);
}

/** The rows in a field of a decoded answer. */
export function rowsIn(value: DecodedRow, field: string): readonly JsonObject[] {
  const rows = value[field];
  assert.ok(isList(rows), `${field} is no list`);
  return rows.map(objectIn);
}

export function objectIn(value: Json | undefined): JsonObject {
  return isObject(value) ? value : assert.fail('an object was expected');
}

/** Parameters in which the request check finds an error, and after a question mark those it only warns of. */
export function broken(name: string, values: Values): readonly string[] {
  const found = check(operation(name), values);
  return found.map(({ parameter, severity }) => (severity === 'error' ? parameter : `${parameter}?`));
}

/** The form of an operation on or under a resource as the pages show it. */
export function form(name: string, target?: Resource): FormModel {
  const declared = operation(name);
  const acting = target === undefined ? undefined : catalogue.asActingOn(declared, target.kind);
  return new FormModel(acting ?? declared, target, { catalogue, translate: english, language: 'en' });
}

/** A field of an untouched form; undefined when the form does not ask for it. */
export function fieldOf(model: FormModel, name: string): FieldView | undefined {
  const fields = model
    .view({})
    .groups.flatMap((group) => [...group.fields, ...group.lists.flatMap((list) => list.fields)]);
  return fields.find((candidate) => candidate.name === name);
}

/** The values that a field lets a person choose from. */
export function choicesOf(model: FormModel, name: string): readonly string[] {
  const control = fieldOf(model, name)?.control;
  assert.ok(control?.type === 'select', `${name} is no choice`);
  return control.choices.map(({ value }) => value);
}

/** What a details page says of one field of a row. */
export function detailOf(kind: KindId, row: Row, name: string): RowView | undefined {
  const declared = catalogue.kind(kind);
  const field = fieldsOf(declared)[name];
  const context = { translate: english, time: timeFormatter('en', 'Asia/Shanghai') };
  const { attributes } = resourceOf(kind, row);
  return rowsOf([name], labelOf(name, field, context), attributes[name], field, context)[0];
}
