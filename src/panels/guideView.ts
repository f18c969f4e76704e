import type { Message } from '../catalog/message';
import { message } from '../catalog/message';
import { plainText } from '../estate/plainText';
import type { Actor, Guide, Known } from '../guides/guide';
import type { StepProgress } from '../guides/progress';
import { progressOf } from '../guides/progress';
import type { Offer } from '../guides/standing';
import type { Freshness } from '../protocol/details';
import type { GuideView, StepView } from '../protocol/guide';
import { actorName, statusIcons, statusLabel } from './guideWords';
import type { LinkContext } from './links';
import { linkTo } from './links';

/** What a guide is put into words with. */
export interface GuideContext extends LinkContext {
  readonly accountName: (account: string) => string;
}

interface Shown {
  readonly known: Known;
  readonly account: string;
  readonly region: string;
  readonly freshness: Freshness;
}

/** Everything that the page of a guide shows. */
export function guideView(guide: Guide, shown: Shown, context: GuideContext): GuideView {
  const { known, account, region, freshness } = shown;
  const { translate } = context;
  const progress = progressOf(guide, known);
  const canAct = freshness.status !== 'gone';
  return {
    subject: known.on?.key ?? '',
    title: translate(guide.title),
    intro: translate(guide.intro),
    place: `${plainText(context.accountName(account))} · ${plainText(region)}`,
    summary: translate(summary(progress)),
    links: [...(known.on === undefined ? [] : [known.on]), ...guide.relatives(known)].map((resource) =>
      linkTo(resource, context),
    ),
    steps: progress.map((step) => stepView(step, canAct, context)),
    freshness,
  };
}

/** What the current step of a guide offers, the first one first. */
export function offersOf({ standing, current }: StepProgress): readonly Offer[] {
  return current && 'offers' in standing ? (standing.offers ?? []) : [];
}

function summary(progress: readonly StepProgress[]): Message {
  const index = progress.findIndex(({ current }) => current);
  const step = progress[index];
  if (step === undefined || step.standing.status === 'done' || step.standing.status === 'notNeeded') {
    return message('Every step is done.');
  }
  return message('Step {0} of {1}: {2}', index + 1, progress.length, statusLabel(step));
}

/** Whose doing a step is as things stand, which may be another party than usually. */
function actorOf({ step, standing }: StepProgress): Actor {
  if (standing.status === 'waiting') return standing.by;
  return standing.status === 'possible' || standing.status === 'failed' ? 'you' : step.by;
}

function stepView(progress: StepProgress, canAct: boolean, { translate }: GuideContext): StepView {
  const { step, standing, current } = progress;
  const fact = standing.fact === undefined ? {} : { fact: plainText(translate(standing.fact)) };
  const view: StepView = {
    id: step.id,
    title: translate(step.title),
    status: standing.status,
    label: translate(statusLabel(progress)),
    icon: statusIcons[standing.status],
    current,
    by: translate(actorName(actorOf(progress))),
    explanation: translate(step.explanation),
    ...fact,
    ...(standing.status === 'failed' ? { wayOut: translate(standing.wayOut) } : {}),
    actions: [],
  };
  if (!current || !canAct) return view;
  const offers = offersOf(progress);
  const costs = offers[0]?.operation.costs;
  return {
    ...view,
    actions: offers.map(({ operation }) => ({
      operation: operation.name,
      label: translate({ text: operation.label }),
    })),
    ...(costs === undefined ? {} : { costs: translate({ text: costs }) }),
    ...('untold' in standing
      ? { untold: translate(message('The service does not tell whether this has been done.')) }
      : {}),
  };
}
