import type { Problem } from '../../../electron/contract/app-state.ts';
import { problemText } from '../../../electron/contract/problem-text.ts';
import { Note } from '../components/note.tsx';
import { useT } from '../i18n/use-t.ts';

/** Something that does not go away by itself. Red where what happens is in memory only. */
export function ProblemNote({ problem }: { readonly problem: Problem }) {
  const t = useT();
  const tone = problem.code === 'journal-unavailable' ? 'red' : 'amber';
  const { key, values, detail } = problemText(problem);
  return (
    <Note tone={tone} sign="!" role="alert">
      {t(key, values)} {detail && <span className="mono">{detail}</span>}
    </Note>
  );
}
