import { isRead, type SandboxOperation, type SandboxOperations } from './operation';

/** The same operations; those that may change something call `changed` each time when they were carried out. */
export function watchedOperations(operations: SandboxOperations, changed: () => void): SandboxOperations {
  const entries = Object.entries(operations);
  return Object.fromEntries(
    entries.map(([name, operation]) => [name, isRead(name) ? operation : watched(operation, changed)]),
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
