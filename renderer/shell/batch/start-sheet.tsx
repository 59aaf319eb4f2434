import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { isKnownWhatRuns } from '#contract/rules/what-runs.ts';
import { waitsForSecret } from '../../shared/accounts/use-account.ts';
import { useAsking } from '../../shared/commands/ask-context.ts';
import type { Batch } from '../../shared/commands/batch.ts';
import { startPreset } from '../../shared/commands/commands.ts';
import { Note } from '../../shared/components/note.tsx';
import { streamCount, vendorList } from '../../shared/format/text.ts';
import { type Translate, useT } from '../../shared/i18n/use-t.ts';
import { secretText } from '../../shared/presets/account-text.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import styles from './batch.module.css';
import { BatchDialog } from './batch-dialog.tsx';
import { type BatchState, totalsOf } from './entries.ts';
import { type Failure, showFailures } from './failures.tsx';
import { BatchGroup, Entries, LeftOuts, totalsText } from './parts.tsx';
import { type OpenStartPlan, planStart, type StartEntry, sinceOpened } from './start-plan.ts';

interface StartSheetProps {
  readonly batch: Extract<Batch, { kind: 'start' }>;
  readonly onClose: () => void;
}

/** Asks once before several presets are started: what is sent, what is left out, and what to know of each. */
export function StartSheet({ batch, onClose }: StartSheetProps) {
  const t = useT();
  const state = useAppState((whole) => whole);
  const { plan, sent, send, failures } = useStartBatch(batch, state, onClose);
  const [missing, setMissing] = useState(batch.missing ?? false);
  const entries = [...plan.starts, ...(missing ? plan.running.filter(hasMissing) : [])];
  const count = entries.length;
  return (
    <BatchDialog
      of="start"
      {...{ count, sent, failures, onClose }}
      onYes={() => void send(entries, agreementTo(state))}
    >
      <StartSummary entries={entries} state={state} />
      <Starting plan={plan} state={state} />
      <Running plan={plan} state={state} missing={missing} disabled={sent} onMissing={setMissing} />
      {plan.leftOut.length > 0 && (
        <BatchGroup tone="amber" sign="✕" title={t('batch.start.leftOut')}>
          <LeftOuts entries={plan.leftOut} />
        </BatchGroup>
      )}
    </BatchDialog>
  );
}

interface PlanProps {
  readonly plan: OpenStartPlan;
  readonly state: BatchState & Parameters<typeof remarksOf>[1];
}

/** What will be started, and what was to be and has changed meanwhile. */
function Starting({ plan: { starts, changed }, state }: PlanProps) {
  const t = useT();
  return (
    <>
      {changed.length > 0 && (
        <BatchGroup tone="amber" sign="!" title={t('batch.changed')}>
          <LeftOuts entries={changed} />
        </BatchGroup>
      )}
      {starts.length > 0 && (
        <BatchGroup tone="blue" sign="→" title={t('batch.start.group')}>
          <Entries entries={starts} remarks={(entry) => remarksOf(entry, state, t)} />
        </BatchGroup>
      )}
    </>
  );
}

const hasMissing = ({ targets }: StartEntry): boolean => targets.length > 0;

interface RunningProps extends PlanProps {
  /** What is missing of these is started too. */
  readonly missing: boolean;
  readonly disabled: boolean;
  readonly onMissing: (missing: boolean) => void;
}

/** What runs already is left out; what is missing of it can be started with the others. */
function Running({ plan: { running }, state, missing, disabled, onMissing }: RunningProps) {
  const t = useT();
  const repairable = running.filter(hasMissing);
  if (running.length === 0) return null;
  return (
    <BatchGroup tone="grey" sign="●" title={t('batch.start.running')}>
      {repairable.length > 0 && (
        <Checkbox
          my={6}
          disabled={disabled}
          checked={missing}
          onChange={(event) => onMissing(event.currentTarget.checked)}
          label={t('batch.start.missing', {
            streams: streamCount(totalsOf(repairable).streams, t),
          })}
        />
      )}
      <Entries
        entries={running}
        remarks={(entry) =>
          hasMissing(entry) ? remarksOf(entry, state, t) : [t('batch.start.allRuns')]
        }
      />
    </BatchGroup>
  );
}

interface SummaryProps {
  readonly entries: readonly StartEntry[];
  readonly state: BatchState;
}

/** How much it is, and how many of it need an operator later or now. */
function StartSummary({ entries, state }: SummaryProps) {
  const t = useT();
  const { unread, unrecorded } = agreementTo(state);
  const sums = [
    ['batch.sum.noAutoStop', entries.filter(({ noAutoStop }) => noAutoStop.length > 0)],
    ['batch.sum.asks', entries.filter(({ asks }) => asks)],
    ['batch.sum.waits', entries.filter(({ account }) => waitsForSecret(account))],
  ] as const;
  return (
    <>
      {entries.length > 0 && (
        <div>
          <p className={styles.totals}>{totalsText(totalsOf(entries), t)}</p>
          <ul className={styles.sums}>
            {sums.map(
              ([key, some]) =>
                some.length > 0 && <li key={key}>{t(key, { count: some.length })}</li>,
            )}
          </ul>
        </div>
      )}
      {unread && (
        <Note tone="amber" sign="!">
          {t('question.unread.text')}
        </Note>
      )}
      {unrecorded && (
        <Note tone="red" sign="!">
          {t('question.unrecorded.text')}
        </Note>
      )}
    </>
  );
}

/** What the sheet says of the journal and the operator agrees to by its button: not asked again for each. */
const agreementTo = ({ problems }: Pick<BatchState, 'problems'>) => ({
  unread: !isKnownWhatRuns(problems),
  unrecorded: problems.some(({ code }) => code === 'journal-unavailable'),
});

function remarksOf(
  { noAutoStop, asks, account }: StartEntry,
  { vault }: { readonly vault: Parameters<typeof secretText>[1] },
  t: Translate,
): string[] {
  const secret = secretText(account, vault);
  return [
    ...(noAutoStop.length > 0
      ? [t('batch.noAutoStop', { vendors: vendorList(noAutoStop, t) })]
      : []),
    ...(asks ? [t('batch.asks')] : []),
    ...(secret ? [t(secret)] : []),
  ];
}

/**
 * The plan as it was when the sheet was opened, less what has changed since; and its start. Nothing is asked
 * again of a preset that the sheet has listed: main leaves out what runs by then.
 */
function useStartBatch(
  { presetIds }: StartSheetProps['batch'],
  state: BatchState,
  onClose: () => void,
) {
  const t = useT();
  const asking = useAsking();
  const [unanswered] = useState(asking.presets.unanswered);
  const [opened] = useState(() => planStart(presetIds, state, unanswered));
  const [sentPlan, setSentPlan] = useState<OpenStartPlan | null>(null);
  const [failures, setFailures] = useState<readonly Failure[] | null>(null);
  const plan = sentPlan ?? sinceOpened(opened, planStart(presetIds, state, unanswered));
  const send = async (
    entries: readonly StartEntry[],
    agreed: { readonly unread: boolean; readonly unrecorded: boolean },
  ) => {
    const together = entries.length > 1;
    const asked = entries.map(({ presetId, scope }) =>
      startPreset(asking, presetId, scope, { ...agreed, together }),
    );
    setSentPlan(plan);
    // Main answers only after the operator has entered the secret: the window must not wait behind a dialog.
    const waits = entries.some(({ account }) => waitsForSecret(account));
    if (waits) onClose();
    const answers = await Promise.all(asked);
    const failed = answers.flatMap((answer, at) => {
      const name = entries[at]?.name ?? '';
      return answer.ok ? [] : [{ name, code: answer.code }];
    });
    if (waits) showFailures({ of: 'start', failures: failed }, t);
    else if (failed.length === 0) onClose();
    else setFailures(failed);
  };
  return {
    plan,
    sent: sentPlan !== null,
    failures,
    send: (...how: Parameters<typeof send>) => void send(...how),
  };
}
