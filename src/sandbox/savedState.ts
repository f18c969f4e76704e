import * as v from 'valibot';
import type { Task, TokenUse, WorldState } from './model';
import { lastMoment } from './movableClock';
import { isTaskKind } from './rules/transitions';
import type { Vpc } from './vpcs';

/** The form that is written today. A form that means something else gets another number. */
const version = 1;

/** A sandbox as plain data that survives JSON. `now` is the time in it when it was saved, in milliseconds since 1970. */
export interface SavedSandbox {
  readonly version: typeof version;
  readonly now: number;
  readonly state: WorldState;
}

/** A saved sandbox that cannot be gone on with. The message says what is wrong with it, and where. */
export class UnreadableState extends Error {
  override readonly name = 'UnreadableState';
}

export function savedSandbox(now: number, state: WorldState): SavedSandbox {
  return { version, now, state };
}

/**
 * The same without BGP keys and without what identifies people (traps 86). For a place where nobody expects either,
 * because nobody chose it.
 */
export function withoutSecrets({ state, ...saved }: SavedSandbox): SavedSandbox {
  return {
    ...saved,
    state: {
      ...state,
      bgpGroups: state.bgpGroups.map((group) => ({ ...group, authKey: '' })),
      lettersOfAuthorization: state.lettersOfAuthorization.map((letter) => ({
        ...letter,
        carrierContact: '',
        engineers: letter.engineers.map((engineer) => ({
          ...engineer,
          PMName: '',
          PMCertificateNo: '',
          PMContactInfo: '',
        })),
      })),
    },
  };
}

/**
 * Reads what was saved. What makes a world is checked: that every table is there, holds rows with an ID and a region,
 * and none twice; what else is in a row is taken as it was written. Other members beside these are passed over.
 * @throws UnreadableState
 */
export function readSaved(text: string): SavedSandbox {
  const found = parse(text);
  const stated = v.safeParse(v.object({ version: v.number() }), found);
  if (!stated.success) throw new UnreadableState('It is no saved sandbox: it states no version.');
  if (stated.output.version !== version) {
    throw new UnreadableState(`It has version ${stated.output.version}; only version ${version} can be read.`);
  }
  const read = v.safeParse(schema, found);
  if (read.success) return read.output;
  const [issue] = read.issues;
  throw new UnreadableState(`${v.getDotPath(issue) ?? 'It'}: ${issue.message}`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UnreadableState(`It is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

interface Identified {
  readonly id: string;
  readonly region: string;
}

function table<Row extends Identified>() {
  const row = v.custom<Row>(isRow, 'A row has an id and a region.');
  return v.pipe(v.array(row), v.check<Row[], string>(areDifferent, 'Two rows have the same id.'));
}

function isRow(row: unknown): boolean {
  return v.is(v.object({ id: v.pipe(v.string(), v.nonEmpty()), region: v.string() }), row);
}

function areDifferent(rows: readonly Identified[]): boolean {
  return new Set(rows.map(({ id }) => id)).size === rows.length;
}

type Row<Name extends keyof WorldState> = WorldState[Name] extends readonly (infer Each extends Identified)[]
  ? Each
  : never;

/** What a date of JavaScript can name: what is planned may lie beyond the last moment of the clock. */
const moment = v.pipe(v.number(), v.minValue(-8.64e15), v.maxValue(8.64e15));
const present = v.pipe(v.number(), v.minValue(0), v.maxValue(lastMoment));
const task = v.custom<Task>(
  (value) => v.is(v.object({ at: moment, kind: v.pipe(v.string(), v.check(isTaskKind)), id: v.string() }), value),
  'A task has a time, a kind that there is, and an id.',
);
const tokenUse = v.custom<TokenUse>(
  (value) => v.is(v.object({ key: v.string(), fingerprint: v.string(), answer: v.looseObject({}), at: moment }), value),
  'A token that was used has a key, a fingerprint, an answer and a time.',
);

/** `satisfies` makes the compiler ask for every member that the world gets. */
const members = {
  sequence: v.pipe(v.number(), v.integer(), v.minValue(0)),
  seed: v.exactOptional(v.number()),
  trafficEnabled: v.array(v.string()),
  physicalConnections: table<Row<'physicalConnections'>>(),
  lettersOfAuthorization: table<Row<'lettersOfAuthorization'>>(),
  lineOrders: table<Row<'lineOrders'>>(),
  virtualBorderRouters: table<Row<'virtualBorderRouters'>>(),
  bgpGroups: table<Row<'bgpGroups'>>(),
  bgpPeers: table<Row<'bgpPeers'>>(),
  bgpNetworks: table<Row<'bgpNetworks'>>(),
  routerInterfaces: table<Row<'routerInterfaces'>>(),
  vpcPeeringConnections: table<Row<'vpcPeeringConnections'>>(),
  moreVpcs: v.exactOptional(table<Vpc>()),
  dataTransfer: v.array(v.string()),
  routeEntries: table<Row<'routeEntries'>>(),
  vbrHaGroups: table<Row<'vbrHaGroups'>>(),
  tasks: v.array(task),
  tokens: v.array(tokenUse),
} satisfies { readonly [Name in keyof WorldState]-?: v.GenericSchema<unknown, WorldState[Name]> };

const schema = v.object({ version: v.literal(version), now: present, state: v.object(members) });
