import type { Guide, Known, Step } from './guide';
import type { Standing } from './standing';

/** A step and where it stands among the others. */
export interface StepProgress {
  readonly step: Step;
  readonly standing: Standing;
  readonly current: boolean;
}

/**
 * Every step of a guide with its standing; exactly one is current: the one that failed, else the first that is neither
 * done nor superfluous, else the last. What comes after the current one and could be done already still is ahead.
 */
export function progressOf(guide: Guide, known: Known): readonly StepProgress[] {
  const standings = guide.steps.map((step) => step.standing(known));
  const failed = standings.findIndex(({ status }) => status === 'failed');
  const open = standings.findIndex(({ status }) => status !== 'done' && status !== 'notNeeded');
  const current = failed >= 0 ? failed : open >= 0 ? open : standings.length - 1;
  return guide.steps.map((step, index) => {
    const standing = standings[index] ?? { status: 'ahead' };
    const settled = standing.status === 'done' || standing.status === 'notNeeded';
    return {
      step,
      standing: index === current || settled ? standing : { status: 'ahead' },
      current: index === current,
    };
  });
}
