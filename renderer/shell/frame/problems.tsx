import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { Problem } from '#contract/model/app-state.ts';
import type { FileWatch } from '#contract/model/file.ts';
import { alarmText } from '#contract/rules/alarms/alarm-text.ts';
import { isAcknowledged } from '#contract/rules/alarms/is-acknowledged.ts';
import { troublesThatCall } from '#contract/rules/alarms/schedule-troubles.ts';
import { missingFiles, missingFilesText } from '#contract/rules/missing-files.ts';
import { problemText } from '#contract/rules/problem-text.ts';
import { troubleText } from '#contract/rules/schedule-text.ts';
import { LOST_JOURNAL } from '#contract/rules/what-runs.ts';
import { unacknowledged } from '../../shared/alarms/acknowledge.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { ErrorNote, Note } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { go, usePlace, VAULT } from '../../shared/navigation.ts';
import { UnlockButton } from '../../shared/secrets/open-secrets.tsx';
import { isFault, isLocked } from '../../shared/secrets/vault-states.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { EndedNotes, HandOverNote } from './hand-over-note.tsx';
import { OverdueNote } from './overdue-note.tsx';

/** What the operator must know whatever is on the screen. */
export function Problems() {
  const problems = useAppState((state) => state.problems);
  return (
    <>
      {problems.map((problem) => (
        <ProblemNote key={problem.code} problem={problem} />
      ))}
      <OverdueNote />
      <HandOverNote />
      <EndedNotes />
      <MissingFilesNote />
      <SchedulesNote />
      <AlarmsNote />
      <VaultNote />
    </>
  );
}

/** What a vendor had accepted and has no file of; the section of the files has a note of its own. */
function MissingFilesNote() {
  const t = useT();
  const { section } = usePlace();
  const watches = useAppState((state) => state.fileWatches);
  const dismiss = useAction((missing: readonly FileWatch[]) =>
    bridge.ask('files.dismiss', {
      watches: missing.map(({ callId, streamId }) => ({ callId, streamId })),
    }),
  );
  const alarms = useAppState((state) => state.alarms);
  const missing = missingFiles(watches).filter(
    ({ runId }) => !isAcknowledged(alarms, 'file-missing', runId),
  );
  if (missing.length === 0 || section === 'files') return null;
  return (
    <Note
      tone="amber"
      sign="!"
      role="alert"
      title={missingFilesText(missing, t).title}
      actions={
        <>
          <Button variant="default" size="compact-sm" onClick={() => go('files')}>
            {t('files.expiring.show')}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            disabled={dismiss.busy}
            onClick={() => void dismiss.run(missing)}
          >
            {t(missing.length > 1 ? 'files.missing.dismissAll' : 'files.missing.dismiss')}
          </Button>
          <ErrorNote code={dismiss.error} />
        </>
      }
    >
      {t('files.missing.advice')}
    </Note>
  );
}

/** Planned starts that went wrong, or will; the agenda has a note for each. */
function SchedulesNote() {
  const t = useT();
  const { section } = usePlace();
  const scheduleTroubles = useAppState((state) => state.scheduleTroubles);
  const alarms = useAppState((state) => state.alarms);
  const troubles = troublesThatCall({ scheduleTroubles, alarms });
  const newest = troubles.at(-1);
  if (!newest || section === 'agenda') return null;
  return (
    <Note
      tone="amber"
      sign="!"
      role="alert"
      title={t('schedules.trouble.title', { count: troubles.length })}
      actions={
        <Button variant="default" size="compact-sm" onClick={() => go('agenda')}>
          {t('schedules.trouble.show')}
        </Button>
      }
    >
      {troubleText(newest, new Date(), t)}
    </Note>
  );
}

/** Alarms that no other note is about; acknowledged ones stay in their section. */
function AlarmsNote() {
  const t = useT();
  const { section } = usePlace();
  const alarms = useAppState((state) => state.alarms);
  const acknowledge = useAction((ids: string[]) => bridge.ask('alarms.acknowledge', { ids }));
  const own = unacknowledged(alarms).filter(
    ({ kind }) =>
      kind === 'stream-not-pushed' ||
      // The board counts down to the end, and needs its height for the tiles.
      (kind === 'end-near' && section !== 'presets'),
  );
  const newest = own.at(-1);
  if (!newest || section === 'alarms') return null;
  const { title, lines } = alarmText(newest, new Date(), t);
  const count = t('alarm.count', { what: t('nav.alarms'), count: own.length });
  return (
    <Note
      tone="amber"
      sign="!"
      role="alert"
      brief
      title={own.length > 1 ? count : title}
      actions={
        <>
          <Button variant="default" size="compact-sm" onClick={() => go('alarms')}>
            {t('alarm.show')}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            loading={acknowledge.busy}
            onClick={() => void acknowledge.run(own.map(({ id }) => id))}
          >
            {t('alarm.acknowledge')}
          </Button>
          <ErrorNote code={acknowledge.error} />
        </>
      }
    >
      {own.length > 1 ? title : lines.join(' · ')}
    </Note>
  );
}

/** A locked vault is not a fault and gets a calm note; the note of a faulty vault leads to the settings. */
function VaultNote() {
  const t = useT();
  const { section } = usePlace();
  const vault = useAppState((state) => state.vault.state);
  if (isLocked(vault)) {
    return (
      <Note tone="grey" sign={<IconLock size={16} />} actions={<UnlockButton />}>
        {t(`vault.${vault}`)}
      </Note>
    );
  }
  // In the settings the fault has a screen of its own.
  if (!isFault(vault) || section === 'settings') return null;
  return (
    <Note
      tone="amber"
      sign="!"
      actions={
        <Button variant="default" size="compact-sm" onClick={() => go('settings', VAULT)}>
          {t('problem.toSettings')}
        </Button>
      }
    >
      {t(`vault.${vault}`)}
    </Note>
  );
}

/** The journal is in memory only, or the program does not know which recordings run. */
const RED: ReadonlySet<Problem['code']> = new Set([
  'journal-unavailable',
  'journal-newer',
  'journal-unread',
]);

/** Something that does not go away by itself. */
function ProblemNote({ problem }: { readonly problem: Problem }) {
  const t = useT();
  const tone = RED.has(problem.code) ? 'red' : 'amber';
  const { key, values, detail } = problemText(problem);
  return (
    <Note
      tone={tone}
      sign="!"
      role="alert"
      actions={LOST_JOURNAL.has(problem.code) ? <ConfirmWhatRuns /> : undefined}
    >
      {t(key, values)} {detail && <span className="mono">{detail}</span>}
    </Note>
  );
}

/** Only a person can check what ran before the journal was lost. Main asks for confirmation. */
function ConfirmWhatRuns() {
  const t = useT();
  const confirm = useAction(() => bridge.ask('journal.confirm', null));
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        loading={confirm.busy}
        onClick={() => void confirm.run()}
      >
        {t('problem.journal-confirm')}
      </Button>
      <ErrorNote code={confirm.error} />
    </>
  );
}
