import type { PlantedSecret } from './secretSearch';

/**
 * Every secret that the tests type somewhere. Each has a mark that stands nowhere else, so that what a search finds is
 * that secret; they are valid where they are used.
 */
export const markedSecrets = {
  /** Those of the access keys of a sandbox that tests start. */
  partnerSecret: { kind: 'AccessKey secret', value: 'Mk7QzSecretPartnerAbCdEf012345' },
  tenantSecret: { kind: 'AccessKey secret', value: 'Mk7QzSecretTenantAbCdEf0123456' },
  temporarySecret: { kind: 'AccessKey secret', value: 'Mk7QzSecretTemporaryAbCdEf0123' },
  /** With what has to be encoded in a request. */
  securityToken: { kind: 'STS token', value: 'Mk7QzToken+AbCd/EfGh0123==' },
  wrongSecret: { kind: 'AccessKey secret', value: 'Mk7QzSecretWrongAbCdEf01234567' },
  /** Of an account that no service knows. */
  strangeSecret: { kind: 'AccessKey secret', value: 'Mk7QzSecretStrangeAbCdEf012345' },
  authKey: { kind: 'AuthKey', value: 'Mk7QzAuthKey-1' },
  otherAuthKey: { kind: 'AuthKey', value: 'Mk7QzAuthKey-Other' },
  /** Typed and never sent. */
  draftAuthKey: { kind: 'AuthKey', value: 'Mk7QzAuthKey-Draft' },
  certificateNumber: { kind: 'certificate number', value: 'Mk7QzP00417' },
  otherCertificateNumber: { kind: 'certificate number', value: 'Mk7QzP00582' },
  phoneNumber: { kind: 'phone number', value: '13977700417' },
  otherPhoneNumber: { kind: 'phone number', value: '13977700582' },
  carrierPhoneNumber: { kind: 'phone number', value: '13977700999' },
  personName: { kind: 'name of a person', value: 'Mk7QzAda Müller' },
  otherPersonName: { kind: 'name of a person', value: 'Mk7QzBerta 张工' },
} as const satisfies Readonly<Record<string, PlantedSecret>>;

export const allMarkedSecrets: readonly PlantedSecret[] = Object.values(markedSecrets);
