import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ErrorCode } from '#contract/ipc/channels.ts';
import type { Recording, RecordingKey } from '#contract/model/start.ts';
import { ErrorNote, Note } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { go } from '../../shared/navigation.ts';

interface RecordingsNoteProps {
  readonly title: string;
  readonly lines: readonly string[];
  readonly advice: string;
  /** What can be done about it; the way to On air is there always. */
  readonly action: ReactNode;
  readonly error: ErrorCode | null;
}

/** Recordings whose end is wrong: which, why, and what to do. */
export function RecordingsNote({ title, lines, advice, action, error }: RecordingsNoteProps) {
  const t = useT();
  return (
    <Note
      tone="amber"
      sign="!"
      role="alert"
      title={title}
      actions={
        <>
          {action}
          <Button variant="default" size="compact-sm" onClick={() => go('on-air')}>
            {t('nav.on-air')}
          </Button>
          <ErrorNote code={error} />
        </>
      }
    >
      {lines.join(' ')} {advice}
    </Note>
  );
}

/** What names recordings to main, and nothing else of them. */
export const keysOf = (recordings: readonly Recording[]): RecordingKey[] =>
  recordings.map(({ appId, service, vendor, streamId }) => ({ appId, service, vendor, streamId }));
