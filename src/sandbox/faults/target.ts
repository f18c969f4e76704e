import type { WireParameters, WireRequest } from '../wireRequest';
import type { Target } from './faults';

/** What a request tells before anybody has checked it. */
interface Names {
  parametersOf(request: WireRequest): WireParameters;
  actionOf(request: WireRequest): string;
  accountOf(request: WireRequest): string;
}

export function targetOf(request: WireRequest, names: Names): Target {
  const { all } = names.parametersOf(request);
  const given = (wanted: string) => all.find(([name]) => name === wanted)?.[1] ?? '';
  const page = given('PageNumber');
  return {
    operation: names.actionOf(request),
    account: names.accountOf(request),
    behindFirstPage: (page !== '' && page !== '1') || given('NextToken') !== '',
  };
}
