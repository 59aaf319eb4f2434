import { MASK } from './mask.ts';
import { objectText } from './object.ts';
import type { Redactor } from './redact.ts';

/** As deep as a cause may have causes. */
const DEEPEST = 4;
const MOST_ISSUES = 20;

/**
 * An error for the log: its name, code, message, stack and causes. Nothing else of what libraries hang onto
 * their errors, and no input that a message quotes: JSON's parser, zod, Node and SQLite all do.
 */
export function errorText(error: unknown, redactor: Redactor, depth = 0): string {
  if (!(error instanceof Error)) {
    return typeof error === 'object' && error !== null
      ? objectText(error, redactor)
      : redactor.text(String(error));
  }
  const { name, message, stack, cause } = error;
  const code = codeOf(error);
  const said = issuesOf(error) ?? withoutInput(message);
  const head = `${name}${code === null ? '' : ` [${code}]`}: ${said}`;
  const causes = [cause, ...(error instanceof AggregateError ? error.errors : [])]
    .filter((one) => one !== undefined && depth < DEEPEST)
    .map((one) => `\ncaused by ${errorText(one, redactor, depth + 1)}`);
  return redactor.text([head, ...framesOf(stack)].join('\n')) + causes.join('');
}

function codeOf(error: Error): string | null {
  const { code } = error as { code?: unknown };
  if (typeof code === 'number') return String(code);
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,63}$/.test(code) ? code : null;
}

/** Where the code was: nothing of the message, which V8 puts before it, of one line or of several. */
const framesOf = (stack: string | undefined): string[] =>
  (stack ?? '')
    .split('\n')
    .filter((line) => /^ {4}at .*[:)]?/.test(line) && /:\d+:\d+\)?$/.test(line));

/** What zod found: where, and of what kind. Its own words quote the input. */
function issuesOf(error: Error): string | null {
  const { issues } = error as { issues?: unknown };
  if (!Array.isArray(issues)) return null;
  return issues
    .slice(0, MOST_ISSUES)
    .map((issue: { path?: unknown; code?: unknown }) => {
      const path = Array.isArray(issue?.path) ? issue.path.map(step).join('.') : '';
      return `${typeof issue?.code === 'string' ? issue.code : 'invalid'} at ${path || 'the top'}`;
    })
    .join('; ');
}

/** A key may come from the input; those of our own schemas look like this. */
const step = (key: unknown): string =>
  typeof key === 'number' || /^[A-Za-z]\w{0,23}$/.test(String(key)) ? String(key) : MASK;

const ENDS_OF_JSON = ['" is not valid JSON', '"... is not valid JSON'];
/** What opens and never closes goes to the end: input that was cut, and a search from each quote in it. */
const QUOTED = /"(?:\\[\s\S]|[^"\\])*(?:"|$)|`[^`]*`|(?<!\w)'[^']*'(?!\w)/g;
const PATH = /^.(?:\/|\.{0,2}\/|[A-Za-z]:\\|\\\\|node:)/;
/** `reading 'x'`: the name of a property in our own source. */
const PROPERTY = /(?:reading|setting) \(?$/;
const LOOK_BACK = 16;
const IDENTIFIER = /^.[A-Za-z_$]\w{0,31}.$/;

/** What JSON's parser quotes: from the first quote, with the dots before it, to the last before its words. */
function withoutJson(message: string): string {
  const from = message.search(/"?(?:\.\.\.)?"/);
  const end = Math.max(...ENDS_OF_JSON.map((words) => message.lastIndexOf(words)));
  if (from < 0 || end <= from) return message;
  const behind = message.slice(end).replace(/^"(?:\.\.\.)?/, '');
  return `${message.slice(0, from)}${MASK}${behind}`;
}

/** A message without what it quotes, paths and names of properties excepted. */
const withoutInput = (message: string): string =>
  withoutJson(message)
    .replace(/\bReceived [\s\S]*$/, `Received ${MASK}`)
    // SQLite's way to say that it does not know a name.
    .replace(/\bno such (\w+): [\s\S]*$/, `no such $1: ${MASK}`)
    .replace(QUOTED, (quoted, at: number, whole: string) =>
      PATH.test(quoted) ||
      (PROPERTY.test(whole.slice(Math.max(0, at - LOOK_BACK), at)) && IDENTIFIER.test(quoted))
        ? quoted
        : MASK,
    );
