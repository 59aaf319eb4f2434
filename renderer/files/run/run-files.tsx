import { IconPlayerPlayFilled } from '@tabler/icons-react';
import { useState } from 'react';
import type { RecordedFile } from '#contract/model/file.ts';
import { ErrorNote, Note } from '../../shared/components/note.tsx';
import { vendorList, vendorName } from '../../shared/format/text.ts';
import { nearClock } from '../../shared/format/time.ts';
import { type Translate, useT } from '../../shared/i18n/use-t.ts';
import { FileSheet } from '../detail/file-sheet.tsx';
import { RunMerges } from '../merge/run-merges.tsx';
import { FileStateMark } from '../rows/file-state.tsx';
import { mediaText, sizeOf, timeText } from '../rows/file-text.ts';
import { useFileActions } from '../rows/use-file-actions.ts';
import { CertificateMenu } from './certificate-menu.tsx';
import { LookNow } from './look-now.tsx';
import { RecordsByDefaultQuestion } from './records-by-default.tsx';
import styles from './run-files.module.css';
import { type RunFilesState, runFilesState } from './run-state.ts';
import { useRunFiles } from './use-run-files.ts';

interface RunFilesProps {
  readonly runId: string;
  /** Beside other things of the run: with a heading, and nothing at all while nothing is known. */
  readonly beside?: boolean;
}

/** The files of a run: how many of how many, what is planned, and each of them. */
export function RunFiles({ runId, beside = false }: RunFilesProps) {
  const t = useT();
  const { known, error } = useRunFiles(runId);
  const [shown, setShown] = useState<RecordedFile | null>(null);
  const { error: refused, ...actions } = useFileActions();
  if (!known) return beside ? null : <ErrorNote code={error} />;
  const { files, watches } = known;
  if (beside && files.length === 0 && watches.length === 0) return null;
  const parts = files.filter(({ mergedFrom }) => mergedFrom.length === 0);
  const state = runFilesState(watches, parts.length);
  const accountId = watches.find(({ open }) => open)?.accountId ?? null;
  return (
    <section className={styles.run} aria-label={t('files.run')}>
      {beside && <h3 className={styles.title}>{t('files.run')}</h3>}
      <StateLine state={state} hasWatches={watches.length > 0} />
      <ErrorNote code={refused} />
      <LookNow runId={runId} />
      <StateNotes state={state} />
      {accountId !== null && <RecordsByDefaultQuestion accountId={accountId} />}
      {files.length > 0 && (
        <ul className={styles.files}>
          {files.map((file) => (
            <FileItem
              key={file.id}
              file={file}
              onPlay={() => actions.onPlay(file)}
              onDetails={() => setShown(file)}
            />
          ))}
        </ul>
      )}
      <RunMerges runId={runId} files={files} watches={watches} onFile={setShown} />
      <CertificateMenu runId={runId} />
      {shown && <FileSheet file={shown} onClosed={() => setShown(null)} />}
    </section>
  );
}

/** `2 of 3 found · next search 21:05`. */
function StateLine({
  state,
  hasWatches,
}: {
  readonly state: RunFilesState;
  readonly hasWatches: boolean;
}) {
  const t = useT();
  if (!hasWatches && state.found === 0) return <p className={styles.line}>{t('files.run.none')}</p>;
  return <p className={styles.line}>{stateText(state, t)}</p>;
}

export function stateText(state: RunFilesState, t: Translate): string {
  const { found, expected, nextLookAt, lookedAt, running, complete } = state;
  const now = new Date();
  const parts = [
    expected === null
      ? t('files.run.found', { found })
      : t('files.run.foundOf', { found, expected }),
  ];
  if (complete) parts.push(t('files.run.complete'));
  else if (nextLookAt !== null) {
    parts.push(t('files.run.next', { time: nearClock(new Date(nextLookAt), now) }));
  } else if (running) parts.push(t('files.run.running'));
  else if (lookedAt !== null) {
    parts.push(t('files.run.looked', { time: nearClock(new Date(lookedAt), now) }));
  }
  return parts.join(' · ');
}

/** What keeps files from being found, each in a sentence. */
function StateNotes({ state }: { readonly state: RunFilesState }) {
  const t = useT();
  const { missing, unasked, incomplete, off, unavailable, faults } = state;
  return (
    <>
      {missing && (
        <Note tone="amber" sign="!">
          {t('files.run.missing')}
        </Note>
      )}
      {!missing && incomplete && (
        <Note tone="amber" sign="!">
          {t('files.run.incomplete')}
        </Note>
      )}
      {unasked && (
        <Note tone="amber" sign="!">
          {t('files.run.unasked')}
        </Note>
      )}
      {faults.map((fault) => (
        <Note key={fault} tone="amber" sign="!">
          {t(`files.run.fault.${fault}`)}
        </Note>
      ))}
      {unavailable.length > 0 && (
        <p className={styles.remark}>
          {t('files.run.unavailable', { vendors: vendorList(unavailable, t) })}
        </p>
      )}
      {off && <p className={styles.remark}>{t('files.run.off')}</p>}
    </>
  );
}

/** A line ends between two facts, not between a number and its unit. */
const unbroken = (fact: string): string => fact.replaceAll(' ', '\u00a0');

interface FileItemProps {
  readonly file: RecordedFile;
  readonly onPlay: () => void;
  readonly onDetails: () => void;
}

function FileItem({ file, onPlay, onDetails }: FileItemProps) {
  const t = useT();
  const { begin, second } = timeText(file, t);
  const span = [begin, second].filter((part) => part !== null).join(' ');
  const facts = [vendorName(file.vendor, t), mediaText(file), sizeOf(file)];
  return (
    <li className={styles.item}>
      <button type="button" className={styles.open} onClick={onDetails}>
        <span className={`${styles.stream} mono`}>{file.streamId ?? file.name}</span>
        <span className={styles.facts}>
          {[span, ...facts]
            .filter((part) => part !== '')
            .map(unbroken)
            .join(' · ')}
        </span>
        <span className={styles.facts}>
          <FileStateMark file={file} />
        </span>
      </button>
      {file.url !== null && (
        <button
          type="button"
          className={styles.play}
          title={t('files.play')}
          aria-label={t('files.play.of', { name: file.name })}
          onClick={onPlay}
        >
          <IconPlayerPlayFilled size={16} aria-hidden="true" />
        </button>
      )}
    </li>
  );
}
