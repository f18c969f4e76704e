/**
 * Traps that no test of the product can have, with the reason: number -> why. Empty as long as each of them shows in
 * something that the product sends, reads, asks for or refuses.
 */
export const untestable: Readonly<Record<number, string>> = {};
