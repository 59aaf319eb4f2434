import { parseSync } from 'vite';

/** What one module takes from outside itself: every other module, and every global name. */
export interface References {
  /** Specifiers as written, of static, dynamic, type-only, re-export and require forms. */
  readonly imports: readonly string[];
  /** Imports whose target is computed, so that no rule can be held against it. */
  readonly computed: number;
  /** Every identifier that occurs. */
  readonly names: ReadonlySet<string>;
  /** Every text that occurs. */
  readonly texts: ReadonlySet<string>;
  /** Every member of an object as written: its name, and its value where that is a plain one. */
  readonly members: readonly (readonly [name: string, value: unknown])[];
  /** What each class inherits from, where it does: a name, or null where it is no plain name. */
  readonly superclasses: readonly (string | null)[];
}

interface Node {
  readonly type: string;
  readonly [member: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Where each form of import keeps its target. */
function targetOf(node: Node): unknown {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return node.source;
    case 'TSExternalModuleReference':
      return node.expression;
    case 'CallExpression':
      return isRequire(node.callee) ? (node.arguments as unknown[])[0] : null;
    default:
      return null;
  }
}

/** `require(…)`, `require.resolve(…)` and the like. */
function isRequire(callee: unknown): boolean {
  if (!isNode(callee)) return false;
  if (callee.type === 'MemberExpression') return isRequire(callee.object);
  return callee.type === 'Identifier' && callee.name === 'require';
}

function literal(target: unknown): string | null {
  if (!isNode(target)) return null;
  if (target.type === 'Literal' && typeof target.value === 'string') return target.value;
  // `import('…') as a type` wraps its literal once more.
  if (target.type === 'TSLiteralType') return literal(target.literal);
  const [text] = target.type === 'TemplateLiteral' ? (target.quasis as Node[]) : [];
  const isPlain = (target.expressions as unknown[] | undefined)?.length === 0;
  return text && isPlain ? (text.value as { cooked: string }).cooked : null;
}

/** Stands for a value that only runs can tell. */
export const COMPUTED = Symbol('computed');

function memberOf(node: Node): readonly [string, unknown] | null {
  if (node.type !== 'Property' || !isNode(node.key) || !isNode(node.value)) return null;
  const name = node.key.type === 'Identifier' ? String(node.key.name) : literal(node.key);
  if (name === null) return null;
  return [name, node.value.type === 'Literal' ? node.value.value : COMPUTED];
}

/** The class that a class inherits from; undefined where there is none. */
function superclassOf({ type, superClass }: Node): string | null | undefined {
  if (type !== 'ClassDeclaration' && type !== 'ClassExpression') return undefined;
  if (!isNode(superClass)) return undefined;
  return superClass.type === 'Identifier' ? String(superClass.name) : null;
}

/** @throws Error when the text is no TypeScript. */
export function referencesOf(file: string, text: string): References {
  const { program, errors } = parseSync(file, text);
  const [error] = errors;
  if (error) throw new Error(`${file}: ${error.message}`);
  const imports: string[] = [];
  const names = new Set<string>();
  const texts = new Set<string>();
  const members: (readonly [string, unknown])[] = [];
  const superclasses: (string | null)[] = [];
  let computed = 0;
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    if (!isNode(value)) return;
    if (value.type === 'Identifier' || value.type === 'JSXIdentifier')
      names.add(String(value.name));
    const text = literal(value);
    if (text !== null) texts.add(text);
    const member = memberOf(value);
    if (member) members.push(member);
    const superclass = superclassOf(value);
    if (superclass !== undefined) superclasses.push(superclass);
    const target = targetOf(value);
    const specifier = literal(target);
    if (specifier !== null) imports.push(specifier);
    else if (isNode(target)) computed += 1;
    for (const part of Object.values(value)) visit(part);
  };
  visit(program);
  return { imports, computed, names, texts, members, superclasses };
}
