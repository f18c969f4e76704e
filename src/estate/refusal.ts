import { allowedIn, meets } from '../catalog/catalogue';
import type { Kind } from '../catalog/kind';
import { fieldsOf } from '../catalog/kind';
import { meaningIn } from '../catalog/meaning';
import type { Message } from '../catalog/message';
import { listOf, message } from '../catalog/message';
import type { Operation } from '../catalog/operation';
import type { Resource } from './resource';
import { shortId, stateMessage } from './resourceName';
import { textOf } from './toResource';

/** Why an operation cannot be carried out on a resource, and with which it could. */
export interface Refusal {
  readonly why: Message;
  readonly todo: Message;
}

/** What stands against an operation on a resource as it is now; undefined when nothing does. */
export function refusalOf(operation: Operation, kind: Kind, subject: Resource): Refusal | undefined {
  const { appliesTo } = operation;
  if (appliesTo !== undefined && !meets(subject, appliesTo)) {
    const { field, is } = appliesTo;
    const label = labelOf(kind, field);
    const inWords = (value: string): Message => ({ text: meaningIn(fieldsOf(kind)[field], value) ?? value });
    const value = textOf(subject.attributes[field]) ?? '';
    return {
      why: message('{0}: {1} is {2}.', shortId(subject), label, value === '' ? '-' : inWords(value)),
      todo:
        is === 'present'
          ? message('{0} has to be set.', label)
          : message('It has to be one of: {0}.', listOf(is.map(inWords))),
    };
  }
  if (allowedIn(operation, subject.state)) return undefined;
  const states = (operation.states?.from ?? []).map((state) => stateMessage(kind, { state, wireState: state }));
  return {
    why: message('{0} is in the state {1}.', shortId(subject), stateMessage(kind, subject)),
    todo: message('It is possible in these states: {0}.', listOf(states)),
  };
}

function labelOf(kind: Kind, name: string): Message {
  return { text: fieldsOf(kind)[name]?.label ?? name };
}
