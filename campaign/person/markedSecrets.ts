import type { Operation } from '../../src/catalog/operation';
import type { Values } from '../../src/catalog/problem';
import { declaredParameter } from '../../src/catalog/repeatedName';
import { partnerKey, temporaryKey, tenantKey } from '../../src/sandbox/demoAccounts';

/**
 * Secrets that cannot be taken for anything else: BGP keys, names, documents and telephone numbers of people, and what
 * the accounts sign with. Whatever leaves a window must not hold one (traps 86).
 */
export class MarkedSecrets {
  private readonly marked = new Set<string>([
    partnerKey.accessKeySecret,
    tenantKey.accessKeySecret,
    temporaryKey.accessKeySecret,
    temporaryKey.securityToken,
  ]);

  /** The values with a secret of its own in each parameter that holds one. */
  mark(operation: Operation, values: Values, number: number): Values {
    return Object.fromEntries(
      Object.entries(values).map(([name, value], index) => {
        if (declaredParameter(operation.parameters, name)?.secret !== true) return [name, value];
        const secret = `Mk${number}z${index}Qx7`;
        this.marked.add(secret);
        return [name, secret];
      }),
    );
  }

  /** The secrets that stand in a text, plain or as a URL, a form or JSON would write them. */
  foundIn(text: string): readonly string[] {
    return [...this.marked].filter((secret) =>
      [secret, encodeURIComponent(secret), encodeURIComponent(encodeURIComponent(secret))].some((spelling) =>
        text.includes(spelling),
      ),
    );
  }
}
