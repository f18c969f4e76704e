import * as v from 'valibot';

/** An account as the person set it up. Holds nothing secret: credentials live in SecretStorage under the same ID. */
const profileSchema = v.object({
  id: v.string(),
  name: v.string(),
  source: v.picklist(['accessKey', 'sandbox']),
  /** Which account of the sandbox it is; absent means the partner, as it did when there was no other. */
  sandboxRole: v.optional(v.picklist(['partner', 'tenant'])),
  /** Address that replaces the regional ones; absent means the service's own. */
  endpoint: v.optional(v.string()),
  /** Its AccessKey is kept by no keyring: each session has to be told it anew. */
  sessionOnly: v.optional(v.literal(true)),
});

export type Profile = v.InferOutput<typeof profileSchema>;

/** The two accounts of the sandbox: who owns the lines and shares them, and who uses them. */
export type SandboxRole = NonNullable<Profile['sandboxRole']>;

/** Which account of the sandbox a profile is; undefined when it is none of them. */
export function sandboxRoleOf(profile: Profile): SandboxRole | undefined {
  return profile.source === 'sandbox' ? (profile.sandboxRole ?? 'partner') : undefined;
}

const credentialsSchema = v.object({
  accessKeyId: v.string(),
  accessKeySecret: v.string(),
  securityToken: v.optional(v.string()),
});

/** Reads stored profiles; entries of an unknown shape (an older or newer version wrote them) are left out. */
export function readProfiles(stored: unknown): readonly Profile[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((entry: unknown) => {
    const result = v.safeParse(profileSchema, entry);
    return result.success ? [result.output] : [];
  });
}

/** Reads stored credentials; undefined when there are none or they cannot be used. */
export function readCredentials(stored: string | undefined): v.InferOutput<typeof credentialsSchema> | undefined {
  if (stored === undefined) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(stored);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const result = v.safeParse(credentialsSchema, parsed);
  return result.success ? result.output : undefined;
}
