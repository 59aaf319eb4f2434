import { CloseButton, Stack } from '@mantine/core';
import type { ErrorCode } from '#contract/ipc/channels.ts';
import type { Recording, Target } from '#contract/model/start.ts';
import { targetsOf } from '#contract/rules/classify-targets.ts';
import { recordingId } from '#contract/rules/recording-id.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { signerOf } from '#contract/rules/signer.ts';
import { list } from '#contract/rules/text.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { Confirm } from '../shared/components/confirm.tsx';
import { Note } from '../shared/components/note.tsx';
import { vendorName } from '../shared/format/text.ts';
import { useT } from '../shared/i18n/use-t.ts';
import { StrandedNote } from '../shared/questions/question-parts.tsx';
import { TargetList } from '../shared/questions/target-list.tsx';
import { useAppState } from '../shared/state/use-app-state.ts';

interface StopRecordingsProps {
  readonly recordings: readonly Recording[];
  readonly onUnstopped: (parts: readonly UnstoppedPart[]) => void;
  readonly onClose: () => void;
}

/** Names what would be stopped, and how much of it: a stop on air cannot be taken back. */
export function StopRecordings({ recordings, onUnstopped, onClose }: StopRecordingsProps) {
  const t = useT();
  const accounts = useAppState((state) => state.accounts);
  const known = useAppState((state) => state.recordings);
  const ids = new Set(known.map(recordingId));
  const left = recordings.filter((one) => ids.has(recordingId(one)));
  const stop = useAction(() => bridge.ask('recordings.stop', { keys: left.map(keyOf) }));
  const signed = left.filter((one) => signerOf(one, accounts) !== null);
  const waits = signed.some((one) => signerOf(one, accounts)?.secret !== 'held');
  const confirm = async () => {
    const asked = stop.run();
    // The window for secrets comes next, and may stay open for long.
    if (waits) onClose();
    const answer = await asked;
    if (!answer.ok) return;
    onUnstopped(answer.value.unstopped);
    onClose();
  };
  return (
    <Confirm
      opened
      title={t(left.length === 1 ? 'onAir.stopOne.title' : 'onAir.stopSome.title', {
        count: left.length,
      })}
      yes={t('question.stop.yes')}
      danger="stop"
      busy={stop.busy}
      disabled={signed.length === 0}
      error={stop.error}
      onYes={() => void confirm()}
      onClose={onClose}
    >
      <Stack gap="sm">
        <StrandedNote recordings={left} accounts={accounts} />
        <Kind recordings={signed} which="air" />
        <Kind recordings={signed} which="practice" />
        <Kind recordings={signed} which="uncertain" />
      </Stack>
    </Confirm>
  );
}

const keyOf = ({ appId, service, vendor, streamId }: Recording) => ({
  appId,
  service,
  vendor,
  streamId,
});

const KINDS = {
  air: { tone: 'red', sign: '●', text: 'onAir.stop.air' },
  practice: { tone: 'violet', sign: '●', text: 'onAir.stop.practice' },
  uncertain: { tone: 'amber', sign: '?', text: 'question.stop.uncertain' },
} as const;

const kindOf = ({ certainty, practice }: Recording): keyof typeof KINDS => {
  if (certainty === 'uncertain') return 'uncertain';
  return practice ? 'practice' : 'air';
};

interface KindProps {
  readonly recordings: readonly Recording[];
  readonly which: keyof typeof KINDS;
}

function Kind({ recordings, which }: KindProps) {
  const t = useT();
  const some = recordings.filter((one) => kindOf(one) === which);
  const { tone, sign, text } = KINDS[which];
  const title = t(text, { count: some.length });
  return <TargetList tone={tone} sign={sign} title={title} targets={targetsOf(some)} />;
}

/** Recordings of a preset that a stop could not be sent for. */
export interface UnstoppedPart {
  readonly presetName: string;
  readonly code: ErrorCode;
  readonly targets: readonly Target[];
}

interface UnstoppedProps {
  readonly parts: readonly UnstoppedPart[];
  readonly onDismiss: () => void;
}

/** What goes on after a stop of several, and why. */
export function Unstopped({ parts, onDismiss }: UnstoppedProps) {
  const t = useT();
  if (parts.length === 0) return null;
  return (
    <Note
      tone="amber"
      sign="!"
      role="alert"
      title={t('onAir.unstopped')}
      actions={<CloseButton aria-label={t('close')} onClick={onDismiss} />}
    >
      <ul>
        {parts.map(({ presetName, code, targets }) => (
          <li key={`${presetName} ${code}`}>
            {t('list.of', { names: shownName(presetName, t) })}
            {targets
              .map(({ vendor, streamIds }) => `${vendorName(vendor, t)} ${list(streamIds, t)}`)
              .join(' · ')}
            {' — '}
            {t(`error.${code}`)}
          </li>
        ))}
      </ul>
    </Note>
  );
}
