import type { ConnectionRule, Rule, SeenRequest, Twist } from './types.ts';

/** Holds the rules a test gave and says which twist, if any, the next request or connection gets. */
export class Script {
  readonly #rules: { rule: Rule; left: number }[] = [];
  readonly #connections: ConnectionRule[] = [];

  add(...rules: Rule[]): void {
    for (const rule of rules) {
      const once = typeof rule.when === 'number' ? 1 : Number.POSITIVE_INFINITY;
      this.#rules.push({ rule, left: rule.times ?? once });
    }
  }

  addConnection(...rules: ConnectionRule[]): void {
    this.#connections.push(...rules);
  }

  clear(): void {
    this.#rules.length = 0;
    this.#connections.length = 0;
  }

  twistFor(request: SeenRequest): Twist | undefined {
    const found = this.#rules.find(({ rule, left }) => left > 0 && fits(rule, request));
    if (!found) return undefined;
    found.left -= 1;
    const { twist } = found.rule;
    return typeof twist === 'function' ? twist(request) : twist;
  }

  faultFor(connection: number): ConnectionRule['fault'] | undefined {
    return this.#connections.find((rule) => rule.when === undefined || rule.when === connection)
      ?.fault;
  }
}

function fits(rule: Rule, request: SeenRequest): boolean {
  if (rule.when === undefined) return true;
  return typeof rule.when === 'number' ? rule.when === request.n : rule.when(request);
}
