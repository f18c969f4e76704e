import { catalogue } from '../../src/catalog/index';
import { operationsPage } from '../catalog/operationsPage';
import type { GeneratedFile } from './generatedFile';

/** The reference of all operations for people. */
export function operationsFile(): GeneratedFile {
  return { path: 'docs/operations.md', text: operationsPage(catalogue) };
}
