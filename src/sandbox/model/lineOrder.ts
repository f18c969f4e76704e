/** An order for a line: no operation reads it, its payment is seen by what becomes of the line (003 4.8, 4.9). */
export interface LineOrder {
  /** Digits, as the service numbers orders (traps 26). */
  readonly id: string;
  readonly region: string;
  /** Who has to pay. */
  readonly owner: string;
  readonly lineId: string;
  /** A renewal pays a line whose term is over. */
  readonly kind: 'setup' | 'occupancy' | 'renewal';
  /** How long the port is paid for; 0 for its installation. */
  readonly months: number;
  /** Months by which it is renewed by itself whenever the term ends; left out or 0 when it is not. */
  readonly autoRenewMonths?: number;
  /** When it was paid; not known of orders that an estate begins with. */
  paid?: number;
  /** An order that the balance does not cover can only be voided (003 4.8). */
  status: 'Unpaid' | 'Paid' | 'Void';
}

export type LineOrderTask = 'lineOrder.paid';
