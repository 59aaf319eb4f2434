import { Button, type ButtonProps, CopyButton } from '@mantine/core';
import {
  IconClipboardText,
  IconListDetails,
  IconPencil,
  IconPlayerPlayFilled,
  IconPlaylistAdd,
} from '@tabler/icons-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Preset } from '#contract/model/preset.ts';
import type { RunView } from '#contract/model/run.ts';
import { stoppable } from '#contract/rules/classify-targets.ts';
import { canDismiss } from '#contract/rules/in-doubt.ts';
import type { PresetSummary } from '#contract/rules/preset-summary.ts';
import { runSupportText } from '#contract/rules/support-text.ts';
import { dangerLook } from '../../shared/components/danger.tsx';
import { singleClick } from '../../shared/components/interaction.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { EDIT_PRESET, go } from '../../shared/navigation.ts';
import { preloadable } from '../../shared/preloadable.tsx';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { useJustChanged } from '../controls/use-just-changed.ts';
import type { PresetCommands } from '../controls/use-preset.ts';
import { setDismissed } from '../run/dismissed.ts';
import styles from './panel-verbs.module.css';
import { MoveEnd, StartUntil } from './until-verb.tsx';

const RunSheet = preloadable(() => import('../run/run-sheet.tsx'));

interface PanelVerbsProps {
  readonly summary: PresetSummary;
  /** The newest run, dismissed or not: its details stay within reach. */
  readonly run: RunView | undefined;
  readonly commands: PresetCommands;
}

/** What can be done with the preset. What helps comes first; Stop is never the first to be reached. */
export function PanelVerbs({ summary, run, commands: asked }: PanelVerbsProps) {
  const t = useT();
  const { preset, standing } = summary;
  const isKnown = stoppable(standing).length > 0;
  const justChanged = useJustChanged(isKnown ? 'stop' : 'start', true);
  const commands = { ...asked, busy: asked.busy || justChanged };
  const verbs = useFocusKept(isKnown);
  const canStart = preset !== null && !preset.archived;
  return (
    <div ref={verbs} className={styles.verbs}>
      <div className={styles.main}>
        {canStart && isKnown && <RetryVerb summary={summary} commands={commands} />}
        {canStart && !isKnown && <StartVerb preset={preset} commands={commands} />}
        {isKnown && <StopVerb summary={summary} commands={commands} />}
      </div>
      <div className={styles.more}>
        {canStart && isKnown && (
          <Button
            variant="default"
            size="xs"
            disabled={commands.busy}
            onClick={singleClick(commands.onStart)}
          >
            {t('panel.startAgain')}
          </Button>
        )}
        {canStart && !isKnown && (
          <StartUntil presetId={preset.id} name={summary.name} busy={commands.busy} />
        )}
        {isKnown && (
          <MoveEnd
            presetId={summary.presetId}
            name={summary.name}
            busy={commands.busy}
            running={stoppable(standing)}
          />
        )}
        {run && <RunVerbs run={run} summary={summary} />}
        {preset && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPencil size={15} />}
            onClick={() => go('presets', EDIT_PRESET, preset.id)}
          >
            {t('presets.edit')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Keeps the focus in the panel when the button that had it has gone. */
function useFocusKept(change: boolean): RefObject<HTMLDivElement | null> {
  const verbs = useRef<HTMLDivElement>(null);
  const known = useRef(change);
  useEffect(() => {
    if (known.current === change) return;
    known.current = change;
    const isLost = document.activeElement === document.body;
    if (isLost) verbs.current?.closest<HTMLElement>('[data-panel]')?.focus();
  }, [change]);
  return verbs;
}

/** Starts what surely does not run, beside what does. */
function RetryVerb({ summary, commands }: Pick<PanelVerbsProps, 'summary' | 'commands'>) {
  const t = useT();
  const count = summary.retryable.flatMap(({ streamIds }) => streamIds).length;
  if (count === 0) return null;
  return (
    <VerbButton
      leftSection={<IconPlaylistAdd size={18} />}
      label={t('presets.startMissing.label', { preset: summary.name })}
      busy={commands.busy}
      onPress={commands.onStartMissing}
    >
      {t('board.startMissing', { count })}
    </VerbButton>
  );
}

interface StartVerbProps {
  readonly preset: Preset;
  readonly commands: PresetCommands;
}

function StartVerb({ preset: { name, confirmStart }, commands }: StartVerbProps) {
  const t = useT();
  const { waits, busy, onStart } = commands;
  const text = confirmStart ? 'board.start.asks' : 'presets.start';
  return (
    <VerbButton
      leftSection={<IconPlayerPlayFilled size={18} />}
      label={t(waits.start ? 'presets.waits.label' : 'presets.start.label', { preset: name })}
      busy={busy}
      onPress={onStart}
    >
      {t(waits.start ? 'presets.waits' : text)}
    </VerbButton>
  );
}

function StopVerb({ summary, commands }: Pick<PanelVerbsProps, 'summary' | 'commands'>) {
  const t = useT();
  const { name, preset } = summary;
  const asks = preset?.confirmStop ?? true;
  return (
    <VerbButton
      {...dangerLook('stop')}
      label={t('presets.stop.label', { preset: name })}
      busy={commands.busy}
      onPress={commands.onStop}
    >
      {t(asks ? 'panel.stopAsks' : 'presets.stop.label', { preset: name })}
    </VerbButton>
  );
}

interface VerbButtonProps extends ButtonProps {
  /** Names the preset too, for screen readers. */
  readonly label: string;
  readonly busy: boolean;
  readonly onPress: () => void;
}

/** A button that starts or stops. It stays focusable while something is under way, so that the focus is not lost. */
function VerbButton({ label, busy, onPress, ...button }: VerbButtonProps) {
  return (
    <Button
      fullWidth
      className={styles.verb}
      title={label}
      {...button}
      {...(busy && { 'data-disabled': true })}
      aria-label={label}
      aria-disabled={busy || undefined}
      onClick={singleClick(() => {
        if (!busy) onPress();
      })}
    />
  );
}

/** What can be done with the newest run: read it whole, copy it, put its result away. */
function RunVerbs({ run, summary }: { readonly run: RunView; readonly summary: PresetSummary }) {
  const t = useT();
  const version = useAppState((state) => state.version);
  const [opened, setOpened] = useState(false);
  const isShown = summary.run !== undefined;
  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconListDetails size={15} />}
        onClick={() => setOpened(true)}
      >
        {t('run.showDetails')}
      </Button>
      <CopyButton value={runSupportText(run, version)} timeout={2000}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconClipboardText size={15} />}
            onClick={copy}
          >
            {t(copied ? 'copy.done' : 'call.copyForSupport')}
          </Button>
        )}
      </CopyButton>
      {isShown && canDismiss(run, summary.standing.uncertain) && (
        <Button
          variant="default"
          size="xs"
          aria-label={t('run.dismiss.label', { preset: summary.name })}
          onClick={() => setDismissed(run.id, true)}
        >
          {t('run.dismiss')}
        </Button>
      )}
      {opened && <RunSheet run={run} onClosed={() => setOpened(false)} />}
    </>
  );
}
