import { catalogue } from '../../catalog/index';
import type { JsonObject } from '../json';
import type { Format, Shaped } from '../render';
import type { Fields } from './declared';
import { hasLowerCamel, lowerCamelEnvelope, printedRoot, rootOf, withCode, withStatus } from './envelope';
import { inListShape } from './lists';
import { misspelt } from './misspellings';
import { numbersAsStrings, stringsAsNumbers } from './scalars';
import type { Shape } from './shape';

/** Shapes by account ID; those under `*` are for every account that has none of its own. */
export type ShapesByAccount = Readonly<Record<string, readonly Shape[]>>;

/** How one account is answered. */
export interface AccountShape {
  /** The format of every answer, whatever the request asks for. */
  readonly format: Format | undefined;
  /** A success in the account's shape; the body has the request ID and is in the default shape. */
  readonly answer: (action: string, body: JsonObject) => Shaped;
}

/** The shapes in which accounts are answered: by default the one that the official SDK's models read (wire-facts 3.1). */
export class Shapes {
  private readonly byAccount: Map<string, ReadonlySet<Shape>>;

  constructor(
    initial: ShapesByAccount = {},
    /** The declared fields of an operation's answer, which tell lists and numbers from what only looks like them. */
    private readonly declared: (action: string) => Fields = (action) => catalogue.operation(action)?.response ?? {},
  ) {
    this.byAccount = new Map(Object.entries(initial).map(([account, shapes]) => [account, new Set(shapes)]));
  }

  /** Answers the account in these shapes from now on; in the default shape when there are none. */
  set(accountId: string, shapes: readonly Shape[]): void {
    this.byAccount.set(accountId, new Set(shapes));
  }

  of(accountId: string): AccountShape {
    const shapes = this.byAccount.get(accountId) ?? this.byAccount.get('*') ?? new Set<Shape>();
    return {
      format: shapes.has('xml') ? 'xml' : undefined,
      answer: (action, body) => {
        const wrapped = shapes.has('outerWrapper');
        return {
          body: shapes.size === 0 ? body : reshaped(action, this.declared(action), body, shapes),
          jsonRoot: wrapped ? printedRoot(action, 'json') : undefined,
          xmlRoot: wrapped ? printedRoot(action, 'xml') : rootOf(action),
        };
      },
    };
  }
}

/** Applies shapes to an answer, in the order of `shapeNames`. */
function reshaped(action: string, fields: Fields, answer: JsonObject, shapes: ReadonlySet<Shape>): JsonObject {
  const enveloped = shapes.has('lowerCamel') && hasLowerCamel(action);
  let body = answer;
  if (shapes.has('codeInSuccess') || enveloped) body = withCode(action, fields, body);
  if (enveloped) body = withStatus(action, body);
  if (shapes.has('numbersAsStrings')) body = numbersAsStrings(body);
  if (shapes.has('stringsAsNumbers')) body = stringsAsNumbers(fields, body);
  if (shapes.has('misspelt')) body = misspelt(action, fields, body);
  // The envelope shows its list of people without a wrapper (002 4.12).
  const lists = { bare: shapes.has('bareArrays') || enveloped, single: shapes.has('singleObjects') };
  if (lists.bare || lists.single) body = inListShape(fields, body, lists);
  return enveloped ? lowerCamelEnvelope(body) : body;
}
