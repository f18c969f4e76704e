import { invalidParameter, missingParameter } from '../errors';
import { letterId } from '../ids';
import type { JsonObject } from '../json';
import type {
  Engineer,
  LetterOfAuthorization,
  LoaStatus,
  PhysicalConnection,
  PhysicalConnectionStatus,
} from '../model';
import type { SandboxOperations } from '../operation';
import type { Parameters } from '../parameters';
import { durations } from '../rules/durations';
import { notAllowedInState, ownLine } from '../rules/lines';

const mostEngineers = 16;
const dayMs = 24 * 3600 * 1000;

/** One is applied for once, and again after it was rejected (SDK). */
const applicable: ReadonlySet<LoaStatus> = new Set(['', 'Rejected', 'Deleted']);

/** Lines that are neither in service nor at their end. No state is documented; the SDK applies right after creating. */
const onItsWay: ReadonlySet<PhysicalConnectionStatus> = new Set([
  'Initial',
  'Approved',
  'Allocating',
  'Allocated',
  'Confirmed',
]);

/** States in which there is a letter to look at. */
const issued: ReadonlySet<LoaStatus> = new Set(['Available', 'Completing', 'Complete']);

const lineTypes: ReadonlySet<string> = new Set(['MSTP', 'MPLSVPN', 'FIBRE', 'Other']);
const carriers: ReadonlySet<string> = new Set(['中国电信', '中国联通', '中国移动', '中国其他']);

export const letterOfAuthorizationOperations: SandboxOperations = {
  ApplyPhysicalConnectionLOA: {
    required: ['RegionId', 'InstanceId', 'CompanyName', 'LineType', 'Si', 'ConstructionTime'],
    idempotency: 'ClientToken',
    needsTraffic: true,
    handle: (call) => {
      const { world, region, parameters } = call;
      const line = ownLine(call, parameters.required('InstanceId'));
      const letter: LetterOfAuthorization = {
        id: letterId(line.id),
        region,
        lineId: line.id,
        companyName: parameters.required('CompanyName'),
        lineType: oneOf(parameters, 'LineType', lineTypes),
        constructionCompany: parameters.required('Si'),
        constructionTime: readTime(parameters, 'ConstructionTime'),
        engineers: readEngineers(parameters),
        reason: '',
        lineCode: '',
        lineLabel: '',
        carrier: '',
        carrierContact: '',
      };
      const bandwidth = parameters.integer('Bandwidth') ?? 2;
      if (bandwidth < 2 || bandwidth > 10_240) throw invalidParameter('Bandwidth');
      // Nobody comes on a day that is over. No code is documented; the sample's own date is in the past (traps 53).
      const days = (time: number) => Math.floor(time / dayMs);
      if (days(Date.parse(letter.constructionTime)) < days(world.now())) throw invalidParameter('ConstructionTime');
      // A hosted connection is cabled already. The code for all of this is that of the neighbouring operations.
      if (line.hosting !== null || !onItsWay.has(line.status)) throw notAllowedInState(line);
      if (!applicable.has(line.loaStatus)) throw notAllowedInState(line, `has an LOA that is ${line.loaStatus}`);
      world.lettersOfAuthorization.add(letter);
      line.loaStatus = 'Applying';
      world.schedule('letterOfAuthorization.review', letter.id, durations.letterReview);
      return {};
    },
  },

  DescribePhysicalConnectionLOA: {
    required: ['RegionId', 'InstanceId'],
    // A read that takes a token (traps 13); answering it again changes nothing, so the token is not kept.
    idempotency: null,
    handle: (call) => {
      const line = ownLine(call, call.parameters.required('InstanceId'));
      // What is answered where nobody has applied is not documented: an object that tells nothing.
      if (line.loaStatus === '') return { PhysicalConnectionLOAType: {} };
      const letter = call.world.lettersOfAuthorization.get(letterId(line.id));
      return { PhysicalConnectionLOAType: letterRow(line, letter, call.caller.name) };
    },
  },

  CompletePhysicalConnectionLOA: {
    required: ['RegionId', 'InstanceId'],
    idempotency: 'ClientToken',
    // No error table (traps 76): the codes are those of the neighbouring operations.
    handle: (call) => {
      const { world, parameters } = call;
      const line = ownLine(call, parameters.required('InstanceId'));
      const carrier = parameters.text('LineServiceProvider') === undefined ? undefined : readCarrier(parameters);
      // False reports who maintains the line and ends no construction (SDK).
      const finished = parameters.flag('FinishWork') ?? true;
      if (!issued.has(line.loaStatus))
        throw notAllowedInState(line, `has an LOA that is ${line.loaStatus || 'missing'}`);
      const id = letterId(line.id);
      const letter = world.lettersOfAuthorization.get(id);
      if (letter !== undefined) {
        letter.lineCode = parameters.text('LineCode') ?? letter.lineCode;
        letter.lineLabel = parameters.text('LineLabel') ?? letter.lineLabel;
        letter.carrier = carrier ?? letter.carrier;
        letter.carrierContact = parameters.text('LineSPContactInfo') ?? letter.carrierContact;
      }
      if (!finished || line.loaStatus === 'Complete') return {};
      // The construction is looked at before it counts as Complete, or confirmed with the line (SDK).
      line.loaStatus = 'Completing';
      world.schedule('letterOfAuthorization.accept', id, durations.constructionAcceptance);
      return {};
    },
  },
};

/** 003 4.6, with the double wrapping and the newer fields of the SDK's model. Lines of an estate may have no letter. */
function letterRow(line: PhysicalConnection, letter: LetterOfAuthorization | undefined, account: string): JsonObject {
  return {
    InstanceId: line.id,
    Status: line.loaStatus,
    CompanyName: letter?.companyName ?? '',
    // The name under which the account was registered (002 4.12).
    CompanyLocalizedName: account,
    LineType: letter?.lineType ?? '',
    LineCode: letter?.lineCode ?? '',
    LineLabel: letter?.lineLabel ?? '',
    LineServiceProvider: letter?.carrier ?? '',
    LineSPContactInfo: letter?.carrierContact ?? '',
    ConstructionTime: letter?.constructionTime ?? '',
    // Upper case here and `Si` in the request (traps 10).
    SI: letter?.constructionCompany ?? '',
    Description: letter?.reason ?? '',
    LoaUrl:
      letter !== undefined && issued.has(line.loaStatus)
        ? `https://loa.sandbox.invalid/${line.id}.pdf?Signature=not-a-secret`
        : '',
    PMInfo: { PMInfo: (letter?.engineers ?? []).map((engineer) => ({ ...engineer })) },
  };
}

/** 1 to 16 people with all that is asked of each (003 4.5). */
function readEngineers(parameters: Parameters): Engineer[] {
  const people = parameters.objects('PMInfo');
  if (people.length > mostEngineers) throw invalidParameter('PMInfo');
  if (people.length === 0) throw missingParameter('PMInfo.1.PMCertificateNo');
  return people.map((person, index) => {
    const read = (field: keyof Engineer): string => {
      const value = person.text(field);
      if (value === undefined) throw missingParameter(`PMInfo.${index + 1}.${field}`);
      return value;
    };
    const engineer: Engineer = {
      PMCertificateNo: read('PMCertificateNo'),
      PMName: read('PMName'),
      PMCertificateType: read('PMCertificateType'),
      PMGender: read('PMGender'),
      PMContactInfo: read('PMContactInfo'),
    };
    if (!['IDCard', 'Passport'].includes(engineer.PMCertificateType)) {
      throw invalidParameter(`PMInfo.${index + 1}.PMCertificateType`);
    }
    if (!['Male', 'Female'].includes(engineer.PMGender)) throw invalidParameter(`PMInfo.${index + 1}.PMGender`);
    return engineer;
  });
}

function readCarrier(parameters: Parameters): string {
  return oneOf(parameters, 'LineServiceProvider', carriers);
}

function oneOf(parameters: Parameters, name: string, values: ReadonlySet<string>): string {
  const value = parameters.required(name);
  if (!values.has(value)) throw invalidParameter(name);
  return value;
}

/** A time in UTC; document 002 prints milliseconds, 003 does not. */
function readTime(parameters: Parameters, name: string): string {
  const text = parameters.required(name);
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{3})?Z$/.exec(text);
  const seconds = match?.[1];
  const time = new Date(text);
  // A 30 February is read as a day in March.
  const exists = !Number.isNaN(time.getTime()) && time.toISOString().slice(0, 19) === seconds;
  if (seconds === undefined || !exists) throw invalidParameter(name);
  return `${seconds}Z`;
}
