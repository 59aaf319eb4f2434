import type { Plugin } from 'vite';

/** What of a module's syntax tree is looked at here. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly name?: string;
  readonly body?: readonly Node[];
  readonly declaration?: Node | null;
  readonly declarations?: readonly { readonly init: Node | null }[];
  readonly callee?: Node;
  readonly object?: Node;
}

/** Zod itself, a schema, or a function that makes one, by the names that they have in the contract. */
const MAKES_A_SCHEMA = /^(z|\w+Schema)$/;

/**
 * Leaves schemas that a page does not use out of its bundle. They are made by chains of calls, and a bundler keeps
 * every call that may have an effect; making a schema has none. Most pages name schemas for their types alone.
 */
export function withoutUnusedSchemas(): Plugin {
  return {
    name: 'without-unused-schemas',
    transform: {
      filter: { id: /\/electron\/contract\/.*\.ts$/ },
      // After the types are gone.
      order: 'post',
      handler(code) {
        const marked = markPure(code, this.parse(code) as unknown as Node);
        return marked === code ? null : { code: marked, map: null };
      },
    },
  };
}

/** Each schema of the module's top level, within a call that is marked as one without effects. */
function markPure(code: string, program: Node): string {
  let [marked, at] = ['', 0];
  for (const statement of program.body ?? []) {
    const { declarations = [] } = statement.declaration ?? statement;
    for (const { init } of declarations) {
      if (!init || !isSchema(init)) continue;
      const made = code.slice(init.start, init.end);
      marked += `${code.slice(at, init.start)}/* @__PURE__ */ (() => ${made})()`;
      at = init.end;
    }
  }
  return marked + code.slice(at);
}

function isSchema(init: Node): boolean {
  if (init.type !== 'CallExpression') return false;
  let root: Node | undefined = init;
  while (root && root.type !== 'Identifier') root = root.callee ?? root.object;
  return MAKES_A_SCHEMA.test(root?.name ?? '');
}
