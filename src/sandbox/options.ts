import type { Clock } from './clock';
import type { AccessKey } from './demoAccounts';
import type { EstateOptions } from './estates';
import type { PlannedFault } from './faults/fault';
import type { WorldState } from './model';
import type { SavedSandbox } from './savedState';
import type { ShapesByAccount } from './shapes/shapes';

/** What changed a sandbox: somebody, by a request or a control; or nothing but time, in which something was due. */
export type ChangedBy = 'somebody' | 'time';

/** Beyond it hardly anything could be seen in its passing state. */
export const highestTimeScale = 10_000;

/** What a sandbox starts with and how it behaves. */
export interface SandboxOptions extends EstateOptions {
  /** 0, the default, takes any free port of 127.0.0.1. */
  readonly port?: number;
  /** The time in which resources change. The system's by default. */
  readonly clock?: Clock;
  /** The time against which requests are checked and faults wait. The system's by default. */
  readonly wallClock?: Clock;
  /** Divides how long work takes, from above 0 to `highestTimeScale`: 10 makes it ten times as fast. Dates stay real. */
  readonly timeScale?: number;
  /** Delays every answer. */
  readonly latencyMs?: number;
  /** What goes wrong from the start. */
  readonly faults?: readonly PlannedFault[];
  /** The same seed and the same requests give the same faults; 0 when left out. */
  readonly faultSeed?: number;
  /** The shapes in which accounts are answered, by account ID or `*`; by default the one of the official SDK. */
  readonly shapes?: ShapesByAccount;
  /** Requests per second that an account may make of each operation. No limit when left out. */
  readonly requestsPerSecond?: number;
  /** How long the temporary access key works on the wall clock, in milliseconds. An hour when left out. */
  readonly temporaryKeyMs?: number;
  /** What access keys have for a secret and a security token instead of the demo ones, by access key ID. */
  readonly secrets?: Readonly<Record<string, Partial<Pick<AccessKey, 'accessKeySecret' | 'securityToken'>>>>;
  /** A state to start with, instead of an estate. */
  readonly state?: WorldState;
  /** A saved sandbox to go on from, instead of an estate: at the time at which it was saved, not at the present one. */
  readonly saved?: SavedSandbox;
  /** Called after every change, and more often at times. What has changed may be asked for a moment later, not at once. */
  readonly changed?: (by: ChangedBy) => void;
}
