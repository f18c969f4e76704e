import { createHash } from 'node:crypto';
import { invalidParameter, missingParameter } from './errors';
import { type ListFault, soundList } from './listing';

/** Key and values of one filter: values are alternatives, filters must all match (traps 7). */
export interface Filter {
  readonly key: string;
  readonly values: readonly string[];
}

const mostFilters = 5;
const mostValues = 5;

/** What stands behind a name with a number in it: `<name>.<number>` or `<name>.<number>.<field>`. */
interface Numbered {
  readonly number: number;
  readonly field: string | undefined;
  readonly value: string;
}

/** The parameters of a request by exact wire name. An empty text counts as not given, as the Go SDK drops it. */
export class Parameters {
  /** Sorted out once, when first asked for: a request may have thousands of them. */
  private groups: ReadonlyMap<string, readonly Numbered[]> | undefined;

  constructor(
    private readonly values: ReadonlyMap<string, string>,
    /** What is to go wrong with the page that is asked for. */
    readonly listFault: ListFault = soundList,
  ) {}

  text(name: string): string | undefined {
    const value = this.values.get(name);
    return value === '' ? undefined : value;
  }

  required(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw missingParameter(name);
    return value;
  }

  integer(name: string, refusal: () => Error = () => invalidParameter(name)): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    if (!/^-?\d{1,15}$/.test(text)) throw refusal();
    return Number(text);
  }

  flag(name: string): boolean | undefined {
    const text = this.text(name)?.toLowerCase();
    if (text === undefined) return undefined;
    if (text !== 'true' && text !== 'false') throw invalidParameter(name);
    return text === 'true';
  }

  /** The values of `<name>.1`, `<name>.2` and so on, in the order of their numbers. */
  texts(name: string): string[] {
    const found = this.numbered(name).filter(({ field, value }) => field === undefined && value !== '');
    return found.sort((a, b) => a.number - b.number).map(({ value }) => value);
  }

  /** The objects of a repeated group, `<name>.1.<field>` and so on, in the order of their numbers. */
  objects(name: string): Parameters[] {
    const found = new Map<number, Map<string, string>>();
    for (const { number, field, value } of this.numbered(name)) {
      if (field === undefined) continue;
      const fields = found.get(number) ?? new Map<string, string>();
      found.set(number, fields.set(field, value));
    }
    return [...found.entries()].sort(([a], [b]) => a - b).map(([, fields]) => new Parameters(fields));
  }

  filters(): Filter[] {
    const found = new Map<number, { key?: string; values: string[] }>();
    const at = (number: number) => {
      const known = found.get(number) ?? { values: [] };
      found.set(number, known);
      return known;
    };
    for (const [name, value] of this.values) {
      const match = /^Filter\.(\d{1,3})\.(Key|Value(?:\.\d{1,3})?)$/.exec(name);
      if (match === null) continue;
      if (match[2] === 'Key') at(Number(match[1])).key = value;
      else at(Number(match[1])).values.push(value);
    }
    const filters = [...found.entries()].sort(([a], [b]) => a - b);
    // Five keys with five values each are documented; what the service answers to a sixth is not.
    if (filters.length > mostFilters) throw invalidParameter('Filter');
    return filters.map(([number, filter]) => {
      if (filter.key === undefined) throw missingParameter(`Filter.${number}.Key`);
      if (filter.values.length > mostValues) throw invalidParameter(`Filter.${number}.Value`);
      return { key: filter.key, values: filter.values };
    });
  }

  /**
   * Stands for all that makes this request another request, for comparing what comes with the same idempotency token. A
   * digest, because it is kept and requests hold secrets.
   */
  fingerprint(without: ReadonlySet<string>): string {
    const pairs = [...this.values].filter(([name, value]) => !without.has(name) && value !== '');
    const text = JSON.stringify(pairs.sort(([a], [b]) => (a < b ? -1 : 1)));
    return createHash('sha256').update(text).digest('base64');
  }

  private numbered(name: string): readonly Numbered[] {
    this.groups ??= numberedIn(this.values);
    return this.groups.get(name) ?? [];
  }
}

function numberedIn(values: ReadonlyMap<string, string>): ReadonlyMap<string, readonly Numbered[]> {
  const groups = new Map<string, Numbered[]>();
  for (const [full, value] of values) {
    const [, name, number, field] = /^([^.]+)\.(\d{1,3})(?:\.(.+))?$/.exec(full) ?? [];
    if (name === undefined) continue;
    const group = groups.get(name) ?? [];
    group.push({ number: Number(number), field, value });
    groups.set(name, group);
  }
  return groups;
}
