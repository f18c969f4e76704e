import type { Body } from '../service';
import type { Given } from '../signedRequest';
import type { Choice } from './choice';
import type { EstateModel } from './estateModel';
import type { Verdict } from './judgement';
import type { AnyThing, Side } from './things';

/** A request as a command makes it of the estate at that moment, and what the documents say of it. */
export interface Asked {
  readonly as: Side;
  readonly given: Given;
  readonly verdict: Verdict;
  /** IDs of what the operation may change: its subject first, then what changes with it. */
  readonly about: readonly string[];
  /** What the model learns when the request is accepted. */
  readonly learn?: (answer: Body) => void;
}

/** Makes a request of the estate, by chance. */
export type Move = (model: EstateModel, choice: Choice) => Asked;

/** Moves by the name of the operation. */
export type Moves = Readonly<Record<string, Move>>;

/** What somebody asks for who does not know any better. */
export const unknownId = 'none-of-that-name';

/** The owner as a rule, and sometimes the other account. */
export function mostly(owner: Side, choice: Choice): Side {
  return choice.percent(88) ? owner : other(owner);
}

export function other(side: Side): Side {
  return side === 'partner' ? 'tenant' : 'partner';
}

/** Adds to the model what an accepted request has made. */
export function made(model: EstateModel, thing: AnyThing): void {
  if (model.known.has(thing.id)) throw new Error(`${thing.id} was given before: IDs are never used again`);
  model.known.add(thing.id);
  const table: Map<string, AnyThing> = model.all[thing.kind];
  table.set(thing.id, thing);
}

/** The ID that an answer tells. */
export function idIn(answer: Body, name: string): string {
  const id = answer[name];
  if (typeof id !== 'string' || id === '') throw new Error(`The answer has no ${name}`);
  return id;
}
