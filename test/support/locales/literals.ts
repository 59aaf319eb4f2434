import { parseSync } from 'vite';

/** Attributes that a person reads or hears. */
const SPOKEN =
  /^(label|title|placeholder|description|alt|error|yes|aria-(label|description|valuetext|roledescription))$/;
const LETTER = /\p{L}/u;

interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

const childrenOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode);

/** Text that stands in JSX as it is, where a locale key should be. */
export function hardCodedText(path: string, source: string): string[] {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const found: string[] = [];
  const visit = (node: Node): void => {
    if (node.type === 'JSXText') found.push(String(node.value).trim());
    if (node.type === 'JSXExpressionContainer') found.push(...textOf(node.expression));
    if (node.type === 'JSXAttribute') {
      const name = (node.name as Node).name;
      if (SPOKEN.test(String(name))) found.push(...textOf(node.value));
      // A container in an attribute that nobody reads holds class names, sizes and the like.
      if (isNode(node.value)) for (const inner of elementsIn(node.value)) visit(inner);
      return;
    }
    for (const child of childrenOf(node)) visit(child);
  };
  visit(program as unknown as Node);
  return found.filter((text) => LETTER.test(text));
}

/** Elements inside an attribute: an icon, an action, a whole tree. */
const elementsIn = (node: Node): Node[] =>
  /^JSX(Element|Fragment)$/.test(node.type) ? [node] : childrenOf(node).flatMap(elementsIn);

/** The literal texts that an expression can come to; what a call makes of its arguments is its own affair. */
function textOf(expression: unknown): string[] {
  if (!isNode(expression)) return [];
  switch (expression.type) {
    case 'Literal':
      return typeof expression.value === 'string' ? [expression.value] : [];
    case 'TemplateLiteral':
      return (expression.quasis as Node[]).map(({ value }) => (value as { raw: string }).raw);
    case 'ConditionalExpression':
      return [...textOf(expression.consequent), ...textOf(expression.alternate)];
    case 'LogicalExpression':
    case 'BinaryExpression':
      return expression.operator === '===' || expression.operator === '!=='
        ? []
        : [...textOf(expression.left), ...textOf(expression.right)];
    case 'JSXExpressionContainer':
      return textOf(expression.expression);
    default:
      return [];
  }
}
