import type { Operation } from '../catalog/operation';
import { isWrite } from '../catalog/operation';
import type { Values } from '../catalog/problem';
import { declaredParameter } from '../catalog/repeatedName';
import { shellSecret, shellWord, variableName } from './shell';

/**
 * A request as a command of the vendor's command line, to be run in a POSIX shell under the caller's own profile.
 * `values` are the parameters by their dotted wire names. Secrets are never written out: the shell takes each from a
 * variable. With `token` it is the very same request, which the service carries out once only; without one, another.
 */
export function aliyunCommand(operation: Operation, region: string, values: Values, token?: string): string {
  const { product, name, version, parameters, idempotency } = operation;
  const sent: Record<string, string> = { ...values };
  if ('RegionId' in parameters) sent.RegionId = region;
  if (token !== undefined && idempotency !== null && isWrite(operation)) sent[idempotency] = token;
  const words = [
    'aliyun',
    product.toLowerCase(),
    name,
    `--region ${shellWord(region)}`,
    // Versions of the command line whose list lacks the product take the operation on trust.
    ...(product === 'VpcPeer' ? [`--version ${version}`, '--force'] : []),
    ...Object.entries(sent).map(([parameter, value]) =>
      declaredParameter(parameters, parameter)?.secret === true
        ? `--${shellWord(parameter)}=${shellSecret(variableName(parameter))}`
        : flag(parameter, value),
    ),
  ];
  return words.join(' ');
}

/** The command line takes a word that begins with a dash for the next flag, and nothing behind `=` for no value. */
function flag(parameter: string, value: string): string {
  const glue = value.startsWith('-') ? '=' : ' ';
  return `--${shellWord(parameter)}${glue}${shellWord(value)}`;
}
