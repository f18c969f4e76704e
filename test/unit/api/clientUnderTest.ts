import { Client } from '../../../src/api/client';
import type { ClientOptions } from '../../../src/api/client';
import type { Credentials } from '../../../src/api/credentials';
import type { CallRecord } from '../../../src/api/log';
import type { Reaction } from './loopbackService';
import { LoopbackService } from './loopbackService';
import { TestClock, TestRandom, timeoutMs } from './testClock';

export const credentials: Credentials = {
  accessKeyId: 'LTAI-test-id',
  accessKeySecret: 'test-secret-of-the-account',
  securityToken: 'sts+token/with=signs',
};

export interface Bench {
  readonly client: Client;
  readonly service: LoopbackService;
  readonly clock: TestClock;
  readonly log: CallRecord[];
}

/** A client that talks to a loopback service for the time of one test. */
export async function withService(
  react: Reaction,
  test: (bench: Bench) => Promise<void>,
  options: Partial<ClientOptions> = {},
): Promise<void> {
  const service = await LoopbackService.start(react);
  const clock = new TestClock();
  const log: CallRecord[] = [];
  const client = new Client({
    endpointFor: () => service.origin,
    credentials: () => Promise.resolve(credentials),
    clock,
    random: new TestRandom(),
    log: (call) => log.push(call),
    timeoutMs,
    ...options,
  });
  try {
    await test({ client, service, clock, log });
  } finally {
    await service.stop();
  }
}

export const region = 'cn-hangzhou';

/** The error that a promise rejects with, of the expected class. */
export async function failure<E extends Error>(
  of: Promise<unknown>,
  expected: new (...args: never[]) => E,
): Promise<E> {
  try {
    await of;
  } catch (error) {
    if (error instanceof expected) return error;
    throw error;
  }
  throw new Error(`Expected ${expected.name}, but the call succeeded`);
}
