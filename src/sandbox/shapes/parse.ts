import { accountIdOf } from '../demoAccounts';
import { Scanner } from '../scanner';
import { isShape, type Shape, shapeNames } from './shape';
import type { ShapesByAccount } from './shapes';

/**
 * Reads shapes as they are written on the command line: `ACCOUNT=SHAPE,SHAPE` with `;` between them, where ACCOUNT is an
 * ID, `partner`, `tenant`, or `*` for every account that is not named, and `default` stands for none. @throws {OptionSyntaxError}
 */
export function parseShapes(text: string): ShapesByAccount {
  const scanner = new Scanner(text);
  const byAccount = new Map<string, readonly Shape[]>();
  do {
    scanner.take(/\s+/);
    if (scanner.ended && byAccount.size > 0) break;
    const account = scanner.need(/\d+|partner|tenant|\*/, 'partner', 'tenant', 'an account ID', '"*"');
    scanner.need(/=/, '"="');
    byAccount.set(accountIdOf(account), readShapes(scanner));
    scanner.take(/\s+/);
  } while (scanner.take(/;/) !== undefined);
  if (!scanner.ended) scanner.fail(scanner.at, '","', '";"', 'the end');
  return Object.fromEntries(byAccount);
}

function readShapes(scanner: Scanner): Shape[] {
  if (scanner.take(/default\b/) !== undefined) return [];
  const shapes: Shape[] = [];
  do {
    const at = scanner.at;
    const name = scanner.take(/\w+/) ?? '';
    shapes.push(isShape(name) ? name : scanner.fail(at, 'default', ...shapeNames));
  } while (scanner.take(/,/) !== undefined);
  return shapes;
}
