import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { sign } from '../src/api/sign';

export interface Key {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}

/** One request: the operation with its own parameters, and the code that it is to be answered by, if not by success. */
export interface Call {
  readonly action: string;
  readonly key: Key;
  readonly parameters: Readonly<Record<string, string>>;
  readonly refusedBy?: string;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
  /** From the first byte that was written to the last that was read, without signing. */
  readonly ms: number;
}

/** Signed requests by POST over connections that stay open. */
export class Client {
  private readonly agent: Agent;
  private readonly url: URL;

  constructor(endpoint: string, connections: number) {
    this.url = new URL(endpoint);
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** Rejects when there is no answer, or another one than was expected. */
  async send(call: Call): Promise<Answer> {
    const answer = await this.post(body(call));
    const expected = call.refusedBy === undefined ? answer.status === 200 : answer.body.includes(`"${call.refusedBy}"`);
    if (!expected) throw new Error(`${call.action} was answered by ${answer.status} ${answer.body.slice(0, 300)}`);
    return answer;
  }

  close(): void {
    this.agent.destroy();
  }

  private post(form: string): Promise<Answer> {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(form),
    };
    return new Promise((resolve, reject) => {
      const begun = performance.now();
      const sent = request(this.url, { method: 'POST', agent: this.agent, headers }, (incoming) => {
        let text = '';
        incoming.setEncoding('utf8').on('data', (part: string) => (text += part));
        incoming.on('end', () => {
          resolve({ status: incoming.statusCode ?? 0, body: text, ms: performance.now() - begun });
        });
        incoming.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(form);
    });
  }
}

function body({ action, key, parameters }: Call): string {
  const signed = sign(
    {
      Action: action,
      Format: 'JSON',
      Version: '2016-04-28',
      AccessKeyId: key.accessKeyId,
      SignatureMethod: 'HMAC-SHA1',
      SignatureVersion: '1.0',
      SignatureNonce: randomUUID(),
      Timestamp: new Date().toISOString().replace(/\.\d+/, ''),
      ...parameters,
    },
    key.accessKeySecret,
    'POST',
  );
  return `${signed.canonical}&Signature=${encodeURIComponent(signed.signature)}`;
}
