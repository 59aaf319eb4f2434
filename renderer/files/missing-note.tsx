import { Button } from '@mantine/core';
import { useState } from 'react';
import type { FileWatch } from '#contract/model/file.ts';
import { missingFiles } from '#contract/rules/missing-files.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { ErrorNote, Note } from '../shared/components/note.tsx';
import { vendorName } from '../shared/format/text.ts';
import { nearClock } from '../shared/format/time.ts';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import styles from './missing-note.module.css';
import { RunFilesSheet } from './run/run-files-sheet.tsx';

/** Named one by one; of more only how many. */
const MOST_NAMED = 4;

/** Recordings that have ended and have no file: which, what to check, and how to put that aside. */
export function MissingNote() {
  const t = useT();
  const watches = useAppState((state) => state.fileWatches);
  const [shown, setShown] = useState<FileWatch | null>(null);
  const dismiss = useAction((missing: readonly FileWatch[]) =>
    bridge.ask('files.dismiss', {
      watches: missing.map(({ callId, streamId }) => ({ callId, streamId })),
    }),
  );
  const missing = missingFiles(watches);
  const named = missing.slice(0, MOST_NAMED);
  return (
    <>
      {missing.length > 0 && (
        <Note
          tone="amber"
          sign="!"
          role="alert"
          title={t('files.missing.title')}
          actions={
            missing.length > 1 && (
              <Button
                variant="default"
                size="compact-sm"
                disabled={dismiss.busy}
                onClick={() => void dismiss.run(missing)}
              >
                {t('files.missing.dismissAll')}
              </Button>
            )
          }
        >
          <ul className={styles.list}>
            {named.map((watch) => (
              <li key={`${watch.callId} ${watch.streamId}`}>
                <MissingLine watch={watch} onOpen={() => setShown(watch)} />{' '}
                <Button
                  variant="default"
                  size="compact-xs"
                  disabled={dismiss.busy}
                  aria-label={t('files.missing.dismiss.of', {
                    stream: watch.streamId,
                    vendor: vendorName(watch.vendor, t),
                  })}
                  onClick={() => void dismiss.run([watch])}
                >
                  {t('files.missing.dismiss')}
                </Button>
              </li>
            ))}
            {missing.length > named.length && (
              <li>{t('files.missing.more', { count: missing.length - named.length })}</li>
            )}
          </ul>
          {t('files.missing.advice')}
          <ErrorNote code={dismiss.error} />
        </Note>
      )}
      {shown && <RunFilesSheet {...shown} onClosed={() => setShown(null)} />}
    </>
  );
}

function MissingLine({
  watch,
  onOpen,
}: {
  readonly watch: FileWatch;
  readonly onOpen: () => void;
}) {
  const t = useT();
  const { streamId, vendor, presetName, endedAt, startedAt } = watch;
  return (
    <button type="button" className={styles.line} onClick={onOpen}>
      {t('files.missing.line', {
        stream: streamId,
        vendor: vendorName(vendor, t),
        preset: shownName(presetName, t),
        time: nearClock(new Date(endedAt ?? startedAt), new Date()),
      })}
    </button>
  );
}
