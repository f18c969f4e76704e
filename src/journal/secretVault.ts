/**
 * Keeps the secrets of changes that are under way, so that they can be sent again as they were; the journal itself
 * never holds one. May fail: such a change can then not be sent again by itself.
 */
export interface SecretVault {
  get(id: string): Promise<string | undefined>;
  set(id: string, text: string): Promise<void>;
  delete(id: string): Promise<void>;
}
