import { Button, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import type { ErrorCode } from '#contract/ipc/channels.ts';
import type { HistoryRow } from '#contract/model/history.ts';
import type { Preset } from '#contract/model/preset.ts';
import { useAccount, waitsForSecret } from '../../shared/accounts/use-account.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { useStart } from '../../shared/commands/use-commands.ts';
import { YesButton } from '../../shared/components/confirm.tsx';
import { useEscape, useReturnFocus } from '../../shared/components/interaction.ts';
import { ErrorNote, Note } from '../../shared/components/note.tsx';
import { streamCount, vendorList, vendorName } from '../../shared/format/text.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { go, SHOW_PRESET } from '../../shared/navigation.ts';
import { preloadable } from '../../shared/preloadable.tsx';
import { freeName } from '../../shared/presets/preset-form.ts';
import { EndRemarks } from '../../shared/presets/remarks.tsx';
import { QuestionAccount } from '../../shared/questions/question-parts.tsx';
import { isKnownToRun } from '../../shared/recordings/standing.ts';
import { useStanding } from '../../shared/recordings/use-standing.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import styles from './again.module.css';
import { againOf, presetFrom } from './preset-of-row.ts';

const PresetEditor = preloadable(() => import('../../presets/index.ts'));

interface AgainProps {
  readonly row: HistoryRow;
  readonly onClosed: () => void;
}

/** From a row to a start, or to the preset that a start needs first. */
export function Again({ row, onClosed }: AgainProps) {
  const presets = useAppState((state) => state.presets);
  const accounts = useAppState((state) => state.accounts);
  const [from, setFrom] = useState<Preset | null>(null);
  const create = useAction(async () => {
    const answer = await bridge.ask('history.call', { callId: row.callId });
    if (answer.ok && answer.value) {
      const taken = presets.map(({ name }) => name);
      const { presetName } = answer.value;
      const name = taken.includes(presetName) ? freeName(presetName, taken) : presetName;
      setFrom(presetFrom(answer.value, accounts, name));
    }
    return answer.ok && !answer.value
      ? ({ ok: false, code: 'not-found', message: row.callId } as const)
      : answer;
  });
  if (from) return <PresetEditor editing={{ id: null, from }} onClosed={onClosed} />;
  return (
    <StartAgain
      row={row}
      createError={create.error}
      onClose={onClosed}
      onCreate={() => void create.run()}
    />
  );
}

interface StartAgainProps {
  readonly row: HistoryRow;
  /** Why no new preset could be begun. */
  readonly createError: ErrorCode | null;
  readonly onClose: () => void;
  /** A new preset is wanted, that begins with the row. */
  readonly onCreate: () => void;
}

/**
 * Starts the preset of a row, as it is now: the same way as on the board, with the same questions. First it
 * shows the preset's current content, since the row may be old.
 */
function StartAgain({ row, createError, onClose, onCreate }: StartAgainProps) {
  const t = useT();
  useReturnFocus();
  useEscape(true, onClose);
  const presets = useAppState((state) => state.presets);
  const accounts = useAppState((state) => state.accounts);
  const again = againOf(row, presets, accounts);
  const differs = again.kind !== 'ready' || again.lostStream;
  return (
    <Modal
      opened
      size={560}
      onClose={onClose}
      closeOnEscape={false}
      title={t('history.again.title', { preset: row.presetName })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="md">
        {again.kind === 'gone' && (
          <Note tone="amber" sign="!">
            {t('history.again.gone', { preset: row.presetName })}
          </Note>
        )}
        {again.kind === 'archived' && (
          <Note tone="amber" sign="!">
            {t('history.again.archived', { preset: row.presetName })}
          </Note>
        )}
        {again.kind === 'ready' && again.otherAccount && (
          <Note tone="amber" sign="!">
            {t('history.again.otherAccount', { account: row.accountName })}
          </Note>
        )}
        {again.kind === 'ready' && again.lostStream && (
          <Note tone="amber" sign="!">
            {t('history.again.lostStream', {
              stream: row.streamId,
              vendor: vendorName(row.vendor, t),
            })}
          </Note>
        )}
        <ErrorNote code={createError} />
        {again.kind === 'ready' ? (
          <Ready preset={again.preset} onClose={onClose} onCreate={differs ? onCreate : null} />
        ) : (
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button data-autofocus onClick={onCreate}>
              {t('history.again.create')}
            </Button>
          </Group>
        )}
      </Stack>
    </Modal>
  );
}

interface ReadyProps {
  readonly preset: Preset;
  readonly onClose: () => void;
  readonly onCreate: (() => void) | null;
}

function Ready({ preset, onClose, onCreate }: ReadyProps) {
  const t = useT();
  const begin = useStart(preset.id);
  const waits = waitsForSecret(useAccount(preset.accountId));
  const standing = useStanding(preset);
  // This is the question that the preset wants before each start. Main does not start again a recording that has
  // begun since the question; where one runs already, main asks which streams to start.
  const isTheQuestion = preset.confirmStart === true && !isKnownToRun(standing);
  const scope = isTheQuestion ? 'missing' : 'ask';
  const start = useAction(async () => {
    const answer = await begin(scope);
    // Started, or a question took this one's place.
    if (answer.ok) onClose();
    return answer;
  });
  const yes = () => {
    if (!waits) {
      void start.run();
      return;
    }
    // Main answers only after the operator has entered the secret: the board shows the wait and the outcome.
    void begin(scope);
    onClose();
    go('presets', SHOW_PRESET, preset.id);
  };
  return (
    <>
      <QuestionAccount id={preset.accountId} />
      <div className={styles.what}>
        <p>
          {t('history.again.what', {
            vendors: vendorList(preset.vendors, t),
            streams: streamCount(preset.streamIds.length, t),
          })}
        </p>
        <p className="mono truncate" title={preset.streamIds.join(' ')}>
          {preset.streamIds.join(' ')}
        </p>
      </div>
      {isTheQuestion && <EndRemarks preset={preset} />}
      <ErrorNote code={start.error} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose} data-autofocus={isTheQuestion || undefined}>
          {t('cancel')}
        </Button>
        {onCreate && (
          <Button variant="default" onClick={onCreate}>
            {t('history.again.create')}
          </Button>
        )}
        <YesButton
          data-autofocus={isTheQuestion ? undefined : true}
          loading={start.busy}
          onYes={yes}
        >
          {t('history.again.start')}
        </YesButton>
      </Group>
    </>
  );
}
