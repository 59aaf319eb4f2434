import type { Problem } from './app-state.ts';
import type { LocaleKey } from './locales/index.ts';

export interface ProblemText {
  readonly key: LocaleKey;
  readonly values: Readonly<Record<string, number>>;
  /** What follows the sentence as it is, such as a file's name; empty where there is nothing. */
  readonly detail: string;
}

/** How a problem is told, in the window and on the command line. */
export function problemText({ code, detail }: Problem): ProblemText {
  if (code !== 'clock-off') return { key: `problem.${code}`, values: {}, detail };
  // The detail of a wrong clock is by how many seconds the server's is ahead of it.
  const seconds = Number.parseInt(detail, 10) || 0;
  const minutes = Math.max(1, Math.round(Math.abs(seconds) / 60));
  const key = seconds < 0 ? 'problem.clock.ahead' : 'problem.clock.behind';
  return { key, values: { minutes }, detail: '' };
}
