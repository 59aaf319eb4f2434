import { CloseButton } from '@mantine/core';
import { type RefObject, useEffect, useRef } from 'react';
import type { Account } from '#contract/model/account.ts';
import type { FileWatch } from '#contract/model/file.ts';
import type { RunView } from '#contract/model/run.ts';
import { stoppable } from '#contract/rules/classify-targets.ts';
import type { PresetSummary } from '#contract/rules/preset-summary.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { RunFiles } from '../../files/index.ts';
import { AccountName } from '../../shared/accounts/account-name.tsx';
import { useAccount, waitsForSecret } from '../../shared/accounts/use-account.ts';
import { NotAir } from '../../shared/components/badge.tsx';
import { openerNow, useEscape } from '../../shared/components/interaction.ts';
import { ErrorNote, Note } from '../../shared/components/note.tsx';
import { clockWithSeconds, dayAndClock, nearClock } from '../../shared/format/time.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { hrefOf } from '../../shared/navigation.ts';
import { accountMissingText, secretText } from '../../shared/presets/account-text.ts';
import { commonEnd } from '../../shared/recordings/endings.ts';
import { RunTime } from '../../shared/recordings/run-time.tsx';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { usePresetCommands } from '../controls/use-preset.ts';
import { HandOverLine } from '../run/hand-over-line.tsx';
import { EndsLine, OrphanLine, RunLine } from '../run/run-line.tsx';
import { useSessionValue } from '../session/session-value.ts';
import { FindingList } from './finding-list.tsx';
import { PanelVerbs } from './panel-verbs.tsx';
import { PresetFacts } from './preset-facts.tsx';
import { closePanel, selectedPreset } from './selected-preset.ts';
import styles from './side-panel.module.css';
import { StreamChecks } from './stream-checks.tsx';
import { StreamMatrix } from './stream-matrix.tsx';
import { usePresetSummary } from './use-preset-summary.ts';

/** The selected preset beside the board: every stream at every vendor, what is wrong, and what can be done. */
export function SidePanel() {
  const presetId = useSessionValue(selectedPreset);
  const panel = useRef<HTMLElement>(null);
  const close = usePanelFocus(panel, presetId);
  return presetId !== null && <OpenPanel ref={panel} presetId={presetId} onClose={close} />;
}

interface OpenPanelProps {
  readonly ref: RefObject<HTMLElement | null>;
  readonly presetId: string;
  readonly onClose: () => void;
}

function OpenPanel({ ref, presetId, onClose }: OpenPanelProps) {
  const t = useT();
  const summary = usePresetSummary(presetId);
  const isGone = summary === null;
  useEscape(!isGone, onClose, true);
  useEffect(() => {
    if (isGone) closePanel();
  }, [isGone]);
  if (!summary) return null;
  return (
    <aside
      ref={ref}
      className={styles.panel}
      aria-label={t('panel.label', { preset: shownName(summary.name, t) })}
      data-panel={presetId}
      tabIndex={-1}
    >
      <PanelContent summary={summary} onClose={onClose} />
    </aside>
  );
}

interface PanelContentProps {
  readonly summary: PresetSummary;
  readonly onClose: () => void;
}

function PanelContent({ summary, onClose }: PanelContentProps) {
  const t = useT();
  const { presetId, preset, practice, standing, streams } = summary;
  const run = useAppState((state) => state.runs[presetId]);
  const runOfFiles = useRunOfFiles(presetId, run);
  const accountId = preset?.accountId ?? standing.orphaned[0]?.accountId ?? '';
  const account = useAccount(accountId);
  const commands = usePresetCommands(presetId, account, run);
  const vault = useAppState((state) => state.vault);
  const asks = account && secretText(account, vault);
  return (
    <>
      <div className={styles.scroll}>
        <PanelHead summary={summary} account={account} onClose={onClose} />
        <div className={styles.state}>
          <RunLine run={run} standing={standing} total={summary.total} practice={practice} />
          <EndsLine {...standing} />
          <HandOverLine running={stoppable(standing)} />
        </div>
        {asks && <p className={styles.asks}>{t(asks)}</p>}
        {commands.waits.any && <output>{t('presets.waitsForSecret')}</output>}
        <ErrorNote code={commands.error} />
        {preset === null && (
          <Note tone="grey" sign="i">
            {t('panel.deleted')} <a href={hrefOf('on-air')}>{t('presets.orphaned.link')}</a>
          </Note>
        )}
        {preset && stoppable(standing).length === 0 && <PresetFacts preset={preset} />}
        {/* Trouble first: what asks for an operator is in sight however many streams and files there are. */}
        <PanelNotes summary={summary} run={summary.run} isRefused={commands.error !== null} />
        <StreamMatrix key={presetId} streams={streams} practice={practice} />
        {preset && account && (
          <StreamChecks
            key={`checks ${presetId}`}
            presetId={presetId}
            waits={waitsForSecret(account)}
          />
        )}
        {runOfFiles && <RunFiles key={runOfFiles} runId={runOfFiles} beside />}
      </div>
      <div className={styles.foot}>
        <PanelVerbs key={presetId} summary={summary} run={run} commands={commands} />
      </div>
    </>
  );
}

/** The run whose files are shown: the newest, or the newest start that is looked for where that is a stop. */
function useRunOfFiles(presetId: string, run: RunView | undefined): string | null {
  const watched = useAppState(({ fileWatches }) => newestRunOf(fileWatches, presetId));
  return run?.action === 'StartCDNRecord' ? (run.continues ?? run.id) : watched;
}

const newestRunOf = (watches: readonly FileWatch[], presetId: string): string | null =>
  watches
    .filter((watch) => watch.presetId === presetId)
    .reduce<FileWatch | null>(
      (newest, watch) => (newest && newest.startedAt >= watch.startedAt ? newest : watch),
      null,
    )?.runId ?? null;

interface PanelNotesProps {
  readonly summary: PresetSummary;
  readonly run: RunView | undefined;
  /** The last request was refused: what is said here is of the run before it. */
  readonly isRefused: boolean;
}

/** What is wrong, and what goes on without the preset naming it. */
function PanelNotes({ summary, run, isRefused }: PanelNotesProps) {
  const t = useT();
  const { streams, practice, standing } = summary;
  return (
    <>
      {isRefused && run && run.status !== 'accepted' && (
        <p className={styles.earlier}>
          {t('run.earlier', { time: nearClock(new Date(run.createdAt), new Date()) })}
        </p>
      )}
      {run?.unrecorded && (
        <Note tone="red" sign="!">
          {t('run.unrecorded')}
        </Note>
      )}
      <FindingList streams={streams} practice={practice} />
      <OrphanLine orphaned={standing.orphaned} />
    </>
  );
}

interface PanelHeadProps extends PanelContentProps {
  readonly account: Account | undefined;
}

/** Which preset it is, with which account, since when it records, and how long. */
function PanelHead({ summary, account, onClose }: PanelHeadProps) {
  const t = useT();
  const problems = useAppState((state) => state.problems);
  const { name, preset, practice, since, standing } = summary;
  return (
    <header className={styles.head}>
      <div className={styles.title}>
        <h2 className={styles.name}>{shownName(name, t)}</h2>
        <CloseButton size="lg" aria-label={t('close')} onClick={onClose} />
      </div>
      <div className={styles.facts}>
        {account ? (
          <AccountName account={account} badge />
        ) : (
          <>
            {preset && t(accountMissingText(problems))}
            {practice && <NotAir />}
          </>
        )}
      </div>
      {since && (
        <div className={styles.times}>
          <span>{t('panel.accepted', { time: momentOf(new Date(since)) })}</span>
          <RunTime since={since} endTime={commonEnd(standing)} />
        </div>
      )}
    </header>
  );
}

/** With seconds, and with its day where that is not today. */
const momentOf = (moment: Date): string =>
  moment.toDateString() === new Date().toDateString()
    ? clockWithSeconds(moment)
    : dayAndClock(moment);

/**
 * Moves the focus into the panel when another preset is selected, and back to what selected it when the panel
 * is closed.
 *
 * @returns closes the panel.
 */
function usePanelFocus(panel: RefObject<HTMLElement | null>, presetId: string | null): () => void {
  const opener = useRef<HTMLElement | null>(null);
  const shown = useRef(presetId);
  useEffect(() => {
    if (shown.current === presetId) return;
    shown.current = presetId;
    const focused = openerNow();
    if (presetId === null || !panel.current) return;
    if (focused && focused !== document.body && !panel.current.contains(focused))
      opener.current = focused;
    // A dialog over the board keeps the focus.
    if (!document.querySelector('[aria-modal="true"]')) panel.current.focus();
  }, [panel, presetId]);
  return () => {
    const focused = document.activeElement;
    const isOurs = !focused || focused === document.body || panel.current?.contains(focused);
    const card = document.querySelector<HTMLElement>(
      `[data-preset="${CSS.escape(presetId ?? '')}"]`,
    );
    const target = opener.current?.isConnected ? opener.current : card;
    opener.current = null;
    closePanel();
    // Where it stood: a board that is scrolled under a hand makes it hit something else.
    if (isOurs) target?.focus({ preventScroll: true });
  };
}
