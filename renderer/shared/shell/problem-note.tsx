import type { Problem } from '../../../electron/contract/app-state.ts';
import { Note } from '../components/note.tsx';
import { type Translate, useT } from '../i18n/use-t.ts';

/** Something that does not go away by itself. Red where what happens is in memory only. */
export function ProblemNote({ problem }: { readonly problem: Problem }) {
  const t = useT();
  const tone = problem.code === 'journal-unavailable' ? 'red' : 'amber';
  const detail = problem.code === 'clock-off' ? '' : problem.detail;
  return (
    <Note tone={tone} sign="!" role="alert">
      {problemWords(problem, t)} {detail && <span className="mono">{detail}</span>}
    </Note>
  );
}

/** The detail of a wrong clock is by how many seconds the server's is ahead of it. */
export function problemWords({ code, detail }: Problem, t: Translate): string {
  if (code !== 'clock-off') return t(`problem.${code}`);
  const seconds = Number.parseInt(detail, 10) || 0;
  const minutes = Math.max(1, Math.round(Math.abs(seconds) / 60));
  return t(seconds < 0 ? 'problem.clock.ahead' : 'problem.clock.behind', { minutes });
}
