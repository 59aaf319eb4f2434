import type {
  BindingElement,
  CallExpression,
  Identifier,
  Node,
  ObjectLiteralExpression,
  SourceFile,
} from 'typescript/unstable/ast';
import {
  isArrowFunction,
  isBindingElement,
  isCallExpression,
  isFunctionExpression,
  isIdentifier,
  isImportSpecifier,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isStringLiteral,
} from 'typescript/unstable/ast/is';

/** The places of a file where an API of Electron or Node may be used. */
export interface Places {
  /** Imported names, members behind a dot, and names that the file does not declare itself. */
  readonly names: readonly Identifier[];
  /** Object literals: their keys may be options of an API. */
  readonly literals: readonly ObjectLiteralExpression[];
  /** Members that a pattern takes out of a value. */
  readonly taken: readonly BindingElement[];
}

/** @param known every word that the type files hold: another name is no API, and is not looked up */
export function placesIn(file: SourceFile, known: ReadonlySet<string>): Places {
  const names: Identifier[] = [];
  const free: Identifier[] = [];
  const literals: ObjectLiteralExpression[] = [];
  const taken: BindingElement[] = [];
  const declared = new Set<string>();
  const visit = (node: Node): void => {
    if (isObjectLiteralExpression(node)) literals.push(node);
    else if (isBindingElement(node)) taken.push(node);
    else if (isIdentifier(node) && known.has(node.text)) {
      const kind = kindOf(node);
      if (kind === 'declared') declared.add(node.text);
      else (kind === 'member' ? names : free).push(node);
    }
    node.forEachChild(visit);
  };
  visit(file);
  return { names: [...names, ...free.filter(({ text }) => !declared.has(text))], literals, taken };
}

function kindOf(node: Identifier): 'member' | 'declared' | 'free' {
  const { parent } = node;
  if (isPropertyAccessExpression(parent) && parent.name === node) return 'member';
  if (isImportSpecifier(parent)) return 'member';
  const isName = 'name' in parent && parent.name === node;
  return isName ? 'declared' : 'free';
}

/** The call that a name is the callee of, to learn which of several declarations it takes. */
export function callOf(node: Identifier): CallExpression | null {
  const callee =
    isPropertyAccessExpression(node.parent) && node.parent.name === node ? node.parent : node;
  const call = callee.parent;
  return isCallExpression(call) && call.expression === callee ? call : null;
}

/** The keys that an object literal names. */
export const keysOf = (literal: ObjectLiteralExpression): string[] =>
  literal.properties.flatMap((property) => {
    if (!('name' in property)) return [];
    const name = property.name as Node | undefined;
    return name !== undefined && (isIdentifier(name) || isStringLiteral(name)) ? [name.text] : [];
  });

/** How many parameters each function among the arguments takes, by its place. */
export const takenParameters = (call: CallExpression): { at: number; count: number }[] =>
  call.arguments.flatMap((argument, at) =>
    isArrowFunction(argument) || isFunctionExpression(argument)
      ? [{ at, count: argument.parameters.length }]
      : [],
  );
