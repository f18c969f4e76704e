import PopClient from '@alicloud/pop-core';
import { credentials, type Driver, members, type Outcome, productOf } from './driver';

const versions = ['2016-04-28', '2022-01-01'];

/** @alicloud/pop-core: signature v1.0, everything in the query or everything in a form. It reads numbers by json-bigint. */
export function popCore(method: 'GET' | 'POST'): Driver {
  return {
    name: `pop-core by ${method}`,
    products: ['Vpc', 'VpcPeer'],
    sendsLongs: true,
    readsLongs: true,
    connect: (endpoint, key) => {
      // A client is for one version, which is one product.
      const clients = new Map(
        versions.map((apiVersion) => [apiVersion, new PopClient({ ...credentials(key), endpoint, apiVersion })]),
      );
      return async (operation, parameters) => {
        try {
          // Names are sent as they are: pop-core would write Bandwidth for bandwidth (traps 9).
          const options = { method, formatParams: false };
          const client = clients.get(productOf(operation).version);
          return { answer: plain(await client?.request<unknown>(operation, { ...parameters }, options)) };
        } catch (error) {
          return refused(error);
        }
      };
    },
  };
}

/** pop-core reads long integers as objects, which write themselves as their digits (wire-facts 3.2). */
function plain(answer: unknown) {
  return members(JSON.parse(JSON.stringify(answer)));
}

function refused(error: unknown): Outcome {
  if (!(error instanceof Error && 'code' in error && 'data' in error && 'entry' in error)) throw error;
  const body = members(error.data);
  const { statusCode } = members(members(error.entry).response);
  return {
    refused: { code: String(error.code), status: Number(statusCode), requestId: String(body.RequestId), body },
  };
}
