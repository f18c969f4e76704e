import OpenApiClient, { Config, OpenApiRequest, Params } from '@alicloud/openapi-client';
import { OpenApiUtil } from '@alicloud/openapi-core';
import {
  credentials,
  type Driver,
  type Key,
  members,
  type Outcome,
  type Parameters,
  placed,
  productOf,
} from './driver';

export type Runtime = globalThis.Parameters<OpenApiClient['callApi']>[2];

/** No runtime option is set: the client's own defaults hold. */
export const byDefault: Runtime = { toMap: () => ({}) };

export interface GenericCall {
  readonly operation: string;
  readonly parameters: Parameters;
  /** How the answer is read: `string` leaves it as it came. */
  readonly bodyType?: 'json' | 'string';
  readonly runtime?: Runtime;
}

/** The generic client, by V3 or by signature v1.0, which it calls v2. */
export function genericClient(endpoint: string, key: Key, algorithm: 'V3' | 'v2'): OpenApiClient {
  const signing = algorithm === 'v2' ? { signatureAlgorithm: 'v2' } : {};
  return new OpenApiClient(
    new Config({ ...credentials(key), endpoint: endpoint.replace('http://', ''), protocol: 'HTTP', ...signing }),
  );
}

/** Headers, body and status of the answer, as the generic client gives them. */
export async function callApi(client: OpenApiClient, { operation, parameters, bodyType, runtime }: GenericCall) {
  const { query, body } = placed(operation, parameters);
  const params = new Params({
    action: operation,
    version: productOf(operation).version,
    protocol: 'HTTP',
    pathname: '/',
    method: 'POST',
    authType: 'AK',
    style: 'RPC',
    reqBodyType: 'formData',
    bodyType: bodyType ?? 'json',
  });
  const request = new OpenApiRequest({ query: OpenApiUtil.query(query), ...(body === undefined ? {} : { body }) });
  const answer: unknown = await client.callApi(params, request, runtime ?? byDefault);
  return members(answer);
}

/** @alicloud/openapi-client: calls without models, with everything that has no other place in the query. */
export function openApiClient(algorithm: 'V3' | 'v2'): Driver {
  return {
    name: `openapi-client by ${algorithm}`,
    products: ['Vpc', 'VpcPeer'],
    sendsLongs: true,
    readsLongs: false,
    connect: (endpoint, key) => {
      const client = genericClient(endpoint, key, algorithm);
      return async (operation, parameters) => {
        try {
          return { answer: members((await callApi(client, { operation, parameters })).body) };
        } catch (error) {
          return refused(error);
        }
      };
    },
  };
}

function refused(error: unknown): Outcome {
  if (!(error instanceof Error && 'code' in error && 'statusCode' in error && 'data' in error)) throw error;
  const body = members(error.data);
  return {
    refused: {
      code: String(error.code),
      status: Number(error.statusCode),
      requestId: String(body.RequestId),
      body,
    },
  };
}
