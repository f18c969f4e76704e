import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A text in the code that is shown to a person, or a call whose text cannot be known from the code. */
export type Found =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'unknown'; readonly where: string };

/** Functions whose first argument is a text: `message(...)`, and the editor's own `l10n.t(...)`. */
const textFunctions = new Set(['message', 'l10n.t', 'vscode.l10n.t']);

/** Where a text of the catalogue, which is collected from the catalogue itself, becomes words. */
const translators = new Set(['src/workbench/translate.ts']);

/** Every text that the sources pass to a text function. The sandbox speaks for the service and stays English. */
export function literalsIn(root: string): readonly Found[] {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts') && !path.startsWith('src/sandbox/') && !translators.has(path));
  return files.flatMap((path) => inFile(path, readFileSync(join(root, path), 'utf8')));
}

function inFile(path: string, text: string): readonly Found[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && textFunctions.has(node.expression.getText(source))) {
      const [first] = node.arguments;
      found.push(...textsOf(first, `${path}: ${node.getText(source).slice(0, 80)}`));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function textsOf(expression: ts.Expression | undefined, where: string): readonly Found[] {
  if (expression === undefined) return [{ kind: 'unknown', where }];
  if (ts.isStringLiteralLike(expression)) return [{ kind: 'text', text: expression.text }];
  if (ts.isConditionalExpression(expression)) {
    return [...textsOf(expression.whenTrue, where), ...textsOf(expression.whenFalse, where)];
  }
  return [{ kind: 'unknown', where }];
}
