import { percentEncode } from './encode';

const removed = '[removed]';

/**
 * Takes out of a text from the service what must not be shown, logged or kept: the string to sign that signature
 * errors echo (with every parameter in it, wire-facts 3.3), queries of URLs, credentials named in it, and the given
 * secrets in plain and encoded form.
 */
export function redact(text: string, secrets: readonly string[]): string {
  const withoutEcho = text
    .replace(/(string to sign is\s*:?)[\s\S]*$/i, `$1 ${removed}`)
    .replace(/\b(?:GET|POST)&%2F&\S*/g, removed)
    .replace(/(https?:\/\/[^\s"'<>?]*)\?[^\s"'<>]*/gi, `$1?${removed}`)
    .replace(
      /\b(AccessKeyId|AccessKeySecret|SecurityToken|Signature|SignatureNonce|AuthKey|Cak)(=|%3D|%253D)[^&\s"',;]*/gi,
      `$1$2${removed}`,
    );
  return withoutSecrets(withoutEcho, secrets);
}

/** Replaces the given values only, wherever they stand in plain, form-encoded or (doubly) percent-encoded form. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const spellings = new Set(
    secrets
      .filter((secret) => secret !== '')
      .flatMap((secret) => {
        const once = percentEncode(secret);
        return [secret, once, percentEncode(once), once.replaceAll('%20', '+')];
      }),
  );
  // Longest first: an encoded secret may contain its plain beginning.
  return [...spellings]
    .sort((a, b) => b.length - a.length)
    .reduce((rest, spelling) => rest.replace(pattern(spelling), removed), text);
}

/** Short secrets match whole words only, so that an AuthKey of `a` does not blot out every message. */
function pattern(secret: string): RegExp {
  const literal = secret.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return secret.length >= 6 ? new RegExp(literal, 'g') : new RegExp(`(?<![A-Za-z0-9])${literal}(?![A-Za-z0-9])`, 'g');
}
