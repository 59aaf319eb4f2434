import { useState } from 'react';
import type { Answer } from '#contract/ipc/channels.ts';
import { isKnownWhatRuns } from '#contract/rules/what-runs.ts';
import { waitsForSecret } from '../../shared/accounts/use-account.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAsking } from '../../shared/commands/ask-context.ts';
import type { Batch } from '../../shared/commands/batch.ts';
import { stopPreset } from '../../shared/commands/commands.ts';
import { Note } from '../../shared/components/note.tsx';
import { type Translate, useT } from '../../shared/i18n/use-t.ts';
import { secretText } from '../../shared/presets/account-text.ts';
import { StrandedNote } from '../../shared/questions/question-parts.tsx';
import { useAppState } from '../../shared/state/use-app-state.ts';
import styles from './batch.module.css';
import { BatchDialog } from './batch-dialog.tsx';
import { type BatchState, totalsOf } from './entries.ts';
import { type Failure, showFailures } from './failures.tsx';
import { BatchGroup, Entries, LeftOuts, totalsText } from './parts.tsx';
import { planStop, type StopEntry, type StopPlan } from './stop-plan.ts';

interface StopSheetProps {
  readonly batch: Extract<Batch, { kind: 'stop' }>;
  readonly onClose: () => void;
}

/** Asks once before several presets are stopped, or everything: a stop on air cannot be taken back. */
export function StopSheet({ batch, onClose }: StopSheetProps) {
  const state = useAppState((whole) => whole);
  const { plan, sent, send, failures } = useStopBatch(batch, state, onClose);
  const count = plan.stops.length;
  return (
    <BatchDialog of="stop" {...{ count, sent, failures, onClose }} onYes={() => void send()}>
      <Stopping plan={plan} state={state} named={batch.presetIds !== null} />
    </BatchDialog>
  );
}

interface StoppingProps {
  readonly plan: StopPlan;
  readonly state: BatchState & Parameters<typeof remarksOf>[1];
  /** Presets were chosen, not everything. */
  readonly named: boolean;
}

/** How much is stopped, what has to be known before, and what is left out. */
function Stopping({ plan: { stops, leftOut, stranded }, state, named }: StoppingProps) {
  const t = useT();
  const count = stops.length;
  const waits = stops.filter(({ signers }) => signers.some(waitsForSecret)).length;
  const isKnown = isKnownWhatRuns(state.problems);
  return (
    <>
      {count > 0 && (
        <div>
          <p className={styles.totals}>{totalsText(totalsOf(stops), t)}</p>
          {waits > 0 && <p className={styles.sums}>{t('batch.sum.waits', { count: waits })}</p>}
        </div>
      )}
      {!isKnown && named && (
        <Note tone="amber" sign="!">
          {t('batch.stop.unread')}
        </Note>
      )}
      <StrandedNote recordings={stranded} accounts={state.accounts} />
      {count > 0 && (
        <BatchGroup tone="grey" sign="■" title={t('batch.stop.group')}>
          <Entries
            entries={stops}
            remarks={(entry) => remarksOf(entry, state, t)}
            badge={({ isDeleted }) => (isDeleted ? t('onAir.preset.deleted') : null)}
          />
        </BatchGroup>
      )}
      {leftOut.length > 0 && (
        <BatchGroup tone="amber" sign="✕" title={t('batch.stop.leftOut')}>
          <LeftOuts entries={leftOut} />
        </BatchGroup>
      )}
    </>
  );
}

function remarksOf(
  { recordings, signers }: StopEntry,
  { vault }: { readonly vault: Parameters<typeof secretText>[1] },
  t: Translate,
): string[] {
  const uncertain = recordings.filter(({ certainty }) => certainty === 'uncertain').length;
  const secrets = signers.flatMap((account) => secretText(account, vault) ?? []);
  return [
    ...(uncertain > 0 ? [t('batch.mayRun', { count: uncertain })] : []),
    ...[...new Set(secrets)].map((key) => t(key)),
  ];
}

/** The plan, which follows what runs while the sheet is open, and the stop of it. */
function useStopBatch(
  { presetIds }: StopSheetProps['batch'],
  state: BatchState,
  onClose: () => void,
) {
  const t = useT();
  const asking = useAsking();
  const [unanswered] = useState(asking.presets.unanswered);
  const [sentPlan, setSentPlan] = useState<StopPlan | null>(null);
  const [failures, setFailures] = useState<readonly Failure[] | null>(null);
  const plan = sentPlan ?? planStop(presetIds, state, unanswered);
  const send = async () => {
    const { stops } = plan;
    const asked = presetIds === null ? stopEverything() : stopEach(stops);
    setSentPlan(plan);
    const waits = stops.some(({ signers }) => signers.some(waitsForSecret));
    if (waits) onClose();
    const failed = await asked;
    if (waits) showFailures({ of: 'stop', failures: failed }, t);
    else if (failed.length === 0) onClose();
    else setFailures(failed);
  };
  const stopEach = async (stops: readonly StopEntry[]): Promise<Failure[]> => {
    const answers = stops.map(async ({ presetId, name }) =>
      failuresOf(name, await stopPreset(asking, presetId, true)),
    );
    return (await Promise.all(answers)).flat();
  };
  const stopEverything = async (): Promise<Failure[]> =>
    failuresOf(t('batch.everything'), await bridge.ask('recordings.stop', { keys: null }));
  return { plan, sent: sentPlan !== null, failures, send: () => void send() };
}

type Stopped = { readonly unstopped: readonly { presetName: string; code: Failure['code'] }[] };

/** What goes on: all of it where the stop was refused, else what it could not be sent for. */
function failuresOf(
  name: string,
  answer: Answer<Stopped | { readonly kind: 'question' }>,
): Failure[] {
  if (!answer.ok) return [{ name, code: answer.code }];
  if (!('unstopped' in answer.value)) return [];
  return answer.value.unstopped.map(({ presetName, code }) => ({ name: presetName, code }));
}
