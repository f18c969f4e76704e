import type { Choice } from './parameter';

/** Whether bills or security lock a resource (003 4.12, 5.2, 6.2); the same everywhere (wire-facts 3.5). */
export const businessStatuses = [
  { value: 'Normal', meaning: 'Normal' },
  { value: 'FinancialLocked', meaning: 'Locked because of an overdue payment' },
  { value: 'SecurityLocked', meaning: 'Locked for security reasons' },
] as const satisfies readonly Choice[];

/** A lock keeps what is in service from being used or changed (traps 64). */
export const locks = { FinancialLocked: 'bad', SecurityLocked: 'bad' } as const;
