import { createHash } from 'node:crypto';

/** The three characters after the kind's prefix tell the region in the IDs that the service gives. */
const regionCodes: Readonly<Record<string, string>> = {
  'cn-hangzhou': 'bp1',
  'cn-beijing': '2ze',
  'cn-shanghai': 'uf6',
  'cn-shenzhen': 'wz9',
  'cn-qingdao': 'm5e',
  'cn-hongkong': 'j6c',
  'ap-southeast-1': 't4n',
  'ap-northeast-1': '6we',
  'eu-central-1': 'gw8',
  'us-east-1': '0xi',
  'us-west-1': 'rj9',
};

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** IDs look like the service's own and are the same in every run: they depend on prefix, region and number only. */
export function resourceId(prefix: string, region: string, number: number): string {
  const bytes = createHash('sha256').update(`${prefix}/${region}/${number}`).digest();
  const code = regionCodes[region] ?? letters(createHash('sha256').update(region).digest(), 3);
  return `${prefix}-${code}${letters(bytes, 17)}`;
}

function letters(bytes: Buffer, length: number): string {
  let text = '';
  for (const byte of bytes.subarray(0, length)) text += alphabet.charAt(byte % alphabet.length);
  return text;
}

/**
 * ID of a system route, which is not kept: it follows from its table's, and leads back to it. Its number, from 1, is
 * added to the last character.
 */
export function systemRouteId(tableId: string, number: number): string {
  return tableId.replace(/^vtb-/, 'rte-').slice(0, -1) + turned(tableId.slice(-1), number);
}

/** The table that has the system route of that ID and number, if any has. */
export function tableOfSystemRoute(routeId: string, number: number): string {
  return routeId.replace(/^rte-/, 'vtb-').slice(0, -1) + turned(routeId.slice(-1), -number);
}

function turned(character: string, by: number): string {
  const place = alphabet.indexOf(character);
  return place < 0 ? character : alphabet.charAt((place + alphabet.length + by) % alphabet.length);
}

/** 15 digits, as in the documents' `202844382740728` (003 4.9). */
export function orderNumber(number: number): string {
  const digits = createHash('sha256').update(`order/${number}`).digest().readUIntBE(0, 6);
  return `2${String(digits).padStart(15, '0').slice(-14)}`;
}

/** Identity of an LOA, which goes by the ID of its line; not that ID itself, because tasks are kept by ID. */
export function letterId(lineId: string): string {
  return `${lineId}|LOA`;
}

export function lineOfLetter(letterId: string): string {
  return letterId.replace(/\|LOA$/, '');
}

/** Identity of the term that a line or a router interface is paid for, because tasks are kept by ID. */
export function termId(id: string): string {
  return `${id}|term`;
}

export function ownerOfTerm(termId: string): string {
  return termId.replace(/\|term$/, '');
}

/** Identity of a BGP network, which the service gives no ID (traps 29). */
export function networkId(routerId: string, cidr: string): string {
  return `${routerId}|${cidr}`;
}
