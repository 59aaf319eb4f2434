import { useCallback, useEffect, useState } from 'react';
import type { UnlockAnswer } from '#contract/model/secrets.ts';
import { Note } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';

interface TryNoteProps {
  readonly tries: Tries;
  /** What to say where something other than a passphrase is missing. */
  readonly shut: string;
}

/** Why a passphrase was refused. Screen readers skip the countdown: they would announce every second. */
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

type Failed = Exclude<UnlockAnswer, { kind: 'open' }>;

interface Tries {
  /** What became of the last one, where it did not succeed. */
  readonly failed: Failed['kind'] | null;
  /** Until the next one is looked at; 0 when it may be made now. */
  readonly seconds: number;
  readonly heed: (answer: UnlockAnswer | null) => void;
}

const LOOK_MS = 200;

/** Keeps what main said of a passphrase, and counts down until it looks at another one. */
export function useTries(): Tries {
  const [failed, setFailed] = useState<Failed['kind'] | null>(null);
  const [until, setUntil] = useState(0);
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const look = () => setSeconds(secondsLeft(until, performance.now()));
    look();
    if (until <= performance.now()) return;
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [until]);
  const heed = useCallback((answer: UnlockAnswer | null) => {
    setFailed(answer === null || answer.kind === 'open' ? null : answer.kind);
    if (answer && 'waitMs' in answer) {
      setUntil(performance.now() + answer.waitMs);
      setSeconds(Math.ceil(answer.waitMs / 1000));
    }
  }, []);
  return { failed, seconds, heed };
}

const secondsLeft = (until: number, now: number): number =>
  Math.max(0, Math.ceil((until - now) / 1000));
