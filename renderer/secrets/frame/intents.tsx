import { list } from '#contract/rules/text.ts';
import { Note } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useOpenRequest } from '../request-context.ts';

/** What goes on by itself afterwards: the operator sees which click that is before giving a secret for it. */
export function Intents() {
  const t = useT();
  const { task, intents } = useOpenRequest();
  if (intents.length === 0) return null;
  const words = intents.map(({ kind, name }) => t(`secrets.intent.${kind}`, { name }));
  return (
    <Note
      tone="blue"
      sign="→"
      title={t(task.kind === 'unlock' ? 'secrets.afterUnlock' : 'secrets.afterSave')}
    >
      {list(words, t)}
    </Note>
  );
}
