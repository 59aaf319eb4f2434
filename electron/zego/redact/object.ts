import { isField } from './allowed-names.ts';
import { MASK } from './mask.ts';
import type { Redactor } from './redact.ts';

/** Deeper things are not written down. */
const DEEPEST = 4;
const MOST_ITEMS = 50;

/** The allow-listed fields of an object, as one line of JSON; it omits the others with their names. */
export function objectText(value: unknown, redactor: Redactor): string {
  return JSON.stringify(cleaned(value, redactor, 0)) ?? typeof value;
}

function cleaned(value: unknown, redactor: Redactor, depth: number): unknown {
  switch (typeof value) {
    case 'string':
      return redactor.text(value);
    case 'number':
    case 'boolean':
      return value;
    case 'bigint':
      return String(value);
    case 'object':
      break;
    default:
      return undefined;
  }
  if (value === null) return null;
  if (depth >= DEEPEST) return MASK;
  if (Array.isArray(value)) {
    return value.slice(0, MOST_ITEMS).map((item) => cleaned(item, redactor, depth + 1));
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => isField(key))
      .map(([key, member]) => [key, cleaned(member, redactor, depth + 1)]),
  );
}
