import { Note } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import type { Tries } from './use-tries.ts';

interface TryNoteProps {
  readonly tries: Tries;
  /** What to say where something other than a passphrase is missing. */
  readonly shut: string;
}

/** Why a passphrase was not taken. The seconds are read aloud by nobody: they would never end. */
export function TryNote({ tries: { failed, seconds }, shut }: TryNoteProps) {
  const t = useT();
  if (failed === null) return null;
  return (
    <>
      <Note tone="amber" sign="✕" role="alert">
        {failed === 'shut' ? shut : t(`secrets.try.${failed}`)}
      </Note>
      {seconds > 0 && <p aria-live="off">{t('secrets.try.next', { seconds })}</p>}
    </>
  );
}
