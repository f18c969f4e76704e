import { Scanner } from '../scanner';
import type { PlannedFault } from './fault';
import { plannedFromJson } from './fromJson';
import { faultKinds, faultSpellings } from './spellings';

/**
 * Reads faults as they are written on the command line, `OPERATION:FAULT[@RATE][xTIMES]` with `;` between them, or as
 * JSON: a list of `PlannedFault`, or one. @throws {OptionSyntaxError}
 */
export function parseFaults(text: string): PlannedFault[] {
  if (/^\s*[[{]/.test(text)) return plannedFromJson(text);
  const scanner = new Scanner(text);
  const planned: PlannedFault[] = [];
  do {
    scanner.take(/\s+/);
    // A semicolon may also end the last one.
    if (scanner.ended && planned.length > 0) break;
    planned.push(readPlanned(scanner));
    scanner.take(/\s+/);
  } while (scanner.take(/;/) !== undefined);
  if (!scanner.ended) scanner.fail(scanner.at, '"@RATE"', '"xTIMES"', '";"', 'the end');
  return planned;
}

function readPlanned(scanner: Scanner): PlannedFault {
  const account = scanner.take(/\d+\//)?.slice(0, -1);
  const operation = scanner.need(/[\w*]+/, 'an operation name', 'a pattern such as Describe*', 'ACCOUNT/OPERATION');
  scanner.need(/:/, '":" and a fault');
  const fault = faultSpellings[scanner.oneOf(faultKinds)].read(scanner);
  const rate = scanner.take(/@/) === undefined ? undefined : readRate(scanner);
  const times = scanner.take(/x/) === undefined ? undefined : Number(scanner.need(/\d{1,9}/, 'how many times'));
  return {
    operation,
    ...(account !== undefined && { account }),
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
