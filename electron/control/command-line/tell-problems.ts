import type { Problem } from '#contract/model/app-state.ts';
import { problemText } from '#contract/rules/problem-text.ts';
import { translatorFor } from '../../app/language.ts';
import type { AppStateStore } from '../../app/state.ts';
import type { CommandEvent } from './request.ts';

/** In English, like all that the command line says. */
const t = translatorFor('en');

/** Tells a command line a problem. In English, like all that the command line says. */
export function tellProblem(problem: Problem, emit: (event: CommandEvent) => void): void {
  const { key, values, detail } = problemText(problem);
  // Of a wrong clock the session itself says at its end how many seconds it is off.
  const isSaid = problem.code === 'clock-off';
  const text = isSaid ? null : `Problem: ${t(key, values)} ${detail}`.trimEnd();
  emit({ kind: 'problem', ...problem, text });
}

/**
 * Tells a command line what window and tray show as a problem: what is there already, and what comes while
 * the work goes on; each once.
 *
 * @returns what to call when the work is done.
 */
export function tellProblems(
  state: Pick<AppStateStore, 'state' | 'subscribe'>,
  emit: (event: CommandEvent) => void,
): () => void {
  const told = new Set<string>();
  const tell = (problem: Problem) => {
    const id = `${problem.code} ${problem.detail}`;
    if (told.has(id)) return;
    told.add(id);
    tellProblem(problem, emit);
  };
  const tellAll = () => state.state.problems.forEach(tell);
  tellAll();
  const unsubscribe = state.subscribe(({ changes }) => {
    if (changes.problems) tellAll();
  });
  return () => {
    unsubscribe();
    // The state notifies its views after the present turn, and the work may end before that.
    tellAll();
  };
}
