import { Button, Group, Modal, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ErrorCode } from '#contract/ipc/channels.ts';
import type { HistoryDetail } from '#contract/model/history.ts';
import type { Preset } from '#contract/model/preset.ts';
import { useAccount, waitsForSecret } from '../../shared/accounts/use-account.ts';
import { ask, codeOf } from '../../shared/bridge/ask.ts';
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
import { againOf, presetFrom, type StreamThen, streamsOf } from './preset-of-row.ts';

const PresetEditor = preloadable(() => import('../../presets/index.ts'));

/** What is started again: the calls of one run, or one outcome of one call. */
export interface AgainFrom extends Pick<HistoryDetail, 'presetName' | 'accountName'> {
  readonly callIds: readonly string[];
  /** Null for all streams of the calls. */
  readonly stream: StreamThen | null;
}

interface AgainProps {
  readonly from: AgainFrom;
  readonly onClosed: () => void;
}

async function askCalls(callIds: readonly string[]): Promise<HistoryDetail[]> {
  const details = await Promise.all(callIds.map((callId) => ask('history.call', { callId })));
  return details.filter((detail) => detail !== null);
}

/** From the history to a start, or to the preset that a start needs first. */
export function Again({ from, onClosed }: AgainProps) {
  const presets = useAppState((state) => state.presets);
  const accounts = useAppState((state) => state.accounts);
  const [preset, setPreset] = useState<Preset | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['history-calls', from.callIds],
    queryFn: () => askCalls(from.callIds),
    gcTime: 0,
  });
  const create = useAction(async () => {
    const details = data ?? (await refetch()).data ?? [];
    const taken = presets.map(({ name }) => name);
    const { presetName } = from;
    const name = taken.includes(presetName) ? freeName(presetName, taken) : presetName;
    const made = presetFrom(details, accounts, name);
    if (made) setPreset(made);
    return made
      ? { ok: true as const, value: null }
      : { ok: false as const, code: codeOf(error) ?? 'not-found', message: presetName };
  });
  if (preset) return <PresetEditor editing={{ id: null, from: preset }} onClosed={onClosed} />;
  return (
    <StartAgain
      from={from}
      streams={from.stream ? [from.stream] : streamsOf(data ?? [])}
      createError={create.error}
      onClose={onClosed}
      onCreate={() => void create.run()}
    />
  );
}

interface StartAgainProps {
  readonly from: AgainFrom;
  /** What the preset was started for then, as far as it is known yet. */
  readonly streams: readonly StreamThen[];
  /** Why no new preset could be begun. */
  readonly createError: ErrorCode | null;
  readonly onClose: () => void;
  /** A new preset is wanted, that begins with the calls. */
  readonly onCreate: () => void;
}

/**
 * Starts a preset of the history, as it is now: the same way as on the board, with the same questions. First it
 * shows the preset's current content, since the run may be old.
 */
function StartAgain({ from, streams, createError, onClose, onCreate }: StartAgainProps) {
  const t = useT();
  useReturnFocus();
  useEscape(true, onClose);
  const presets = useAppState((state) => state.presets);
  const accounts = useAppState((state) => state.accounts);
  const again = againOf(from, streams, presets, accounts);
  const differs = again.kind !== 'ready' || again.lost !== null;
  return (
    <Modal
      opened
      size={560}
      onClose={onClose}
      closeOnEscape={false}
      title={t('history.again.title', { preset: from.presetName })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="md">
        {again.kind === 'gone' && (
          <Note tone="amber" sign="!">
            {t('history.again.gone', { preset: from.presetName })}
          </Note>
        )}
        {again.kind === 'archived' && (
          <Note tone="amber" sign="!">
            {t('history.again.archived', { preset: from.presetName })}
          </Note>
        )}
        {again.kind === 'ready' && again.otherAccount && (
          <Note tone="amber" sign="!">
            {t('history.again.otherAccount', { account: from.accountName })}
          </Note>
        )}
        {again.kind === 'ready' && again.lost && (
          <Note tone="amber" sign="!">
            {t('history.again.lostStream', {
              stream: again.lost.streamId,
              vendor: vendorName(again.lost.vendor, t),
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
