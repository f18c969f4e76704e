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

/** What a call may be told besides its request. Its class is in a package that nothing here depends on. */
interface RuntimeOptions {
  toMap(): Readonly<Record<string, unknown>>;
}

/** No runtime option is set: the client's own defaults hold. */
export const byDefault: RuntimeOptions = { toMap: () => ({}) };

/** The one method that makes every call. */
interface GenericClient {
  callApi(params: Params, request: OpenApiRequest, runtime: RuntimeOptions): Promise<unknown>;
}

interface GenericCall {
  readonly operation: string;
  readonly parameters: Parameters;
  /** How the answer is read: `string` leaves it as it came. */
  readonly bodyType?: 'json' | 'string';
}

/** The generic client, by V3 or by signature v1.0, which it calls v2. */
export function genericClient(endpoint: string, key: Key, algorithm: 'V3' | 'v2'): GenericClient {
  const signing = algorithm === 'v2' ? { signatureAlgorithm: 'v2' } : {};
  return new OpenApiClient(
    new Config({ ...credentials(key), endpoint: endpoint.replace('http://', ''), protocol: 'HTTP', ...signing }),
  );
}

/** Headers, body and status of the answer, as the generic client gives them. */
export async function callApi(client: GenericClient, { operation, parameters, bodyType }: GenericCall) {
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
  return members(await client.callApi(params, request, byDefault));
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
