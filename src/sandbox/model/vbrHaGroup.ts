/** Two VBRs that take over from each other (003 6.11). */
export interface VbrHaGroup {
  readonly id: string;
  readonly region: string;
  readonly owner: string;
  readonly routerId: string;
  readonly peerRouterId: string;
  status: 'Creating' | 'Active';
  name: string;
  description: string;
  created: number;
}

export type VbrHaGroupTask = 'vbrHaGroup.active';
