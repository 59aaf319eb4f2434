import { parseSync } from 'vite';

/** What one module takes from outside itself: every other module, and every global name. */
export interface References {
  /** Specifiers as written, of static, dynamic, type-only, re-export and require forms. */
  readonly imports: readonly string[];
  /** Imports whose target is computed, so that no rule can be held against it. */
  readonly computed: number;
  /** Every identifier that occurs. */
  readonly names: ReadonlySet<string>;
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

/** @throws Error when the text is no TypeScript. */
export function referencesOf(file: string, text: string): References {
  const { program, errors } = parseSync(file, text);
  const [error] = errors;
  if (error) throw new Error(`${file}: ${error.message}`);
  const imports: string[] = [];
  const names = new Set<string>();
  let computed = 0;
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    if (!isNode(value)) return;
    if (value.type === 'Identifier') names.add(String(value.name));
    const target = targetOf(value);
    const specifier = literal(target);
    if (specifier !== null) imports.push(specifier);
    else if (isNode(target)) computed += 1;
    for (const member of Object.values(value)) visit(member);
  };
  visit(program);
  return { imports, computed, names };
}
