import { readParameters, type WireRequest } from '../wireRequest';
import type { Target } from './faults';

/** Names the request tells before anybody has checked them. */
interface Names {
  actionOf(request: WireRequest): string;
  accountOf(request: WireRequest): string;
}

export function targetOf(request: WireRequest, names: Names): Target {
  const { all } = readParameters(request);
  const given = (wanted: string) => all.find(([name]) => name === wanted)?.[1] ?? '';
  const page = given('PageNumber');
  return {
    operation: names.actionOf(request),
    account: names.accountOf(request),
    behindFirstPage: (page !== '' && page !== '1') || given('NextToken') !== '',
  };
}
