import type { SandboxOperation, SandboxOperations } from './operation';

/** The names of operations that read begin alike (002, 003, 004). */
const reads = /^(Describe|List|Get)/;

/** The same operations; those that may change something call `changed` each time when they were carried out. */
export function watchedOperations(operations: SandboxOperations, changed: () => void): SandboxOperations {
  const entries = Object.entries(operations);
  return Object.fromEntries(
    entries.map(([name, operation]) => [name, reads.test(name) ? operation : watched(operation, changed)]),
  );
}

function watched(operation: SandboxOperation, changed: () => void): SandboxOperation {
  const andTell = <Call, Answer>(handle: (call: Call) => Answer): ((call: Call) => Answer) => {
    return (call) => {
      const answer = handle(call);
      changed();
      return answer;
    };
  };
  if (operation.idempotency === null) return { ...operation, handle: andTell(operation.handle) };
  return { ...operation, handle: andTell(operation.handle) };
}
