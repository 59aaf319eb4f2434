import { Stack } from '@mantine/core';
import type { Recording } from '#contract/model/start.ts';
import { targetsOf } from '#contract/rules/classify-targets.ts';
import { recordingId } from '#contract/rules/recording-id.ts';
import { signerOf } from '#contract/rules/signer.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { Confirm } from '../shared/components/confirm.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { TargetList } from '../shared/questions/target-list.tsx';
import { StrandedNote } from '../shared/recordings/stranded-note.tsx';
import { useAppState } from '../shared/state/use-app-state.ts';
import type { UnstoppedPart } from './unstopped.tsx';

interface StopRecordingsProps {
  readonly recordings: readonly Recording[];
  /** Everything that runs when it is confirmed, and not only these. */
  readonly all: boolean;
  readonly onUnstopped: (parts: readonly UnstoppedPart[]) => void;
  readonly onClose: () => void;
}

/** Names what would be stopped, and how much of it: a stop on air cannot be taken back. */
export function StopRecordings({ recordings, all, onUnstopped, onClose }: StopRecordingsProps) {
  const t = useT();
  const accounts = useAppState((state) => state.accounts);
  const known = useAppState((state) => state.recordings);
  const ids = new Set(known.map(recordingId));
  const left = recordings.filter((one) => ids.has(recordingId(one)));
  const stop = useAction(() =>
    bridge.ask('recordings.stop', { keys: all ? null : left.map(keyOf) }),
  );
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
  const title = all ? 'onAir.stopAll.title' : 'onAir.stopSome.title';
  return (
    <Confirm
      opened
      title={t(left.length === 1 ? 'onAir.stopOne.title' : title, { count: left.length })}
      yes={t('question.stop.yes')}
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
  air: { tone: 'red', sign: '●', words: 'onAir.stop.air' },
  practice: { tone: 'violet', sign: '●', words: 'onAir.stop.practice' },
  uncertain: { tone: 'amber', sign: '?', words: 'question.stop.perhaps' },
} as const;

const kindOf = ({ certainty, practice }: Recording): keyof typeof KINDS => {
  if (certainty === 'perhaps') return 'uncertain';
  return practice ? 'practice' : 'air';
};

interface KindProps {
  readonly recordings: readonly Recording[];
  readonly which: keyof typeof KINDS;
}

function Kind({ recordings, which }: KindProps) {
  const t = useT();
  const some = recordings.filter((one) => kindOf(one) === which);
  const { tone, sign, words } = KINDS[which];
  const title = t(words, { count: some.length });
  return <TargetList tone={tone} sign={sign} title={title} targets={targetsOf(some)} />;
}
