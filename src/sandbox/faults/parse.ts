import { accountIdOf } from '../demoAccounts';
import { Scanner } from '../scanner';
import type { PlannedFault } from './fault';
import { plannedFromJson } from './fromJson';
import { fittingPattern, matcher } from './pattern';
import { faultKinds, faultSpellings } from './spellings';

/**
 * Reads faults as they are written on the command line, `[ACCOUNT/]OPERATION:FAULT[@RATE][xTIMES]` with `;` between them, or as
 * JSON: a list of `PlannedFault`, or one. Each has to be for one of the `operations` at least. @throws {OptionSyntaxError}
 */
export function parseFaults(text: string, operations: readonly string[]): PlannedFault[] {
  if (/^\s*[[{]/.test(text)) return plannedFromJson(text, operations);
  const scanner = new Scanner(text);
  const planned: PlannedFault[] = [];
  do {
    scanner.take(/\s+/);
    // A semicolon may also end the last one.
    if (scanner.ended && planned.length > 0) break;
    planned.push(readPlanned(scanner, operations));
    scanner.take(/\s+/);
  } while (scanner.take(/;/) !== undefined);
  if (!scanner.ended) scanner.fail(scanner.at, '"@RATE"', '"xTIMES"', '";"', 'the end');
  return planned;
}

function readPlanned(scanner: Scanner, operations: readonly string[]): PlannedFault {
  const account = scanner.take(/(\d+|partner|tenant)\//)?.slice(0, -1);
  const { at } = scanner;
  const operation = scanner.need(/[\w*]+/, 'an operation name', 'a pattern such as Describe*', 'ACCOUNT/OPERATION');
  if (!operations.some(matcher(operation))) scanner.fail(at, fittingPattern);
  scanner.need(/:/, '":" and a fault');
  const fault = faultSpellings[scanner.oneOf(faultKinds)].read(scanner);
  const rate = scanner.take(/@/) === undefined ? undefined : readRate(scanner);
  const times = scanner.take(/x/) === undefined ? undefined : Number(scanner.need(/\d{1,9}/, 'how many times'));
  return {
    operation,
    ...(account !== undefined && { account: accountIdOf(account) }),
    ...(rate !== undefined && { rate }),
    ...(times !== undefined && { times }),
    fault,
  };
}

function readRate(scanner: Scanner): number {
  const at = scanner.at;
  const rate = Number(scanner.need(/\d(\.\d{1,9})?/, 'a rate from 0 to 1'));
  return rate <= 1 ? rate : scanner.fail(at, 'a rate from 0 to 1');
}
