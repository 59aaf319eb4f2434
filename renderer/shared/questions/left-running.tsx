import { Stack } from '@mantine/core';
import type { Answer } from '#contract/ipc/channels.ts';
import type { LocaleKey } from '#contract/locales/index.ts';
import type { Recording } from '#contract/model/start.ts';
import { targetsOf } from '#contract/rules/classify-targets.ts';
import { useStopFirst } from '../commands/use-stop-first.ts';
import { Confirm } from '../components/confirm.tsx';
import { useT } from '../i18n/use-t.ts';
import { useAppState } from '../state/use-app-state.ts';
import { StrandedNote } from './question-parts.tsx';
import styles from './questions.module.css';
import { TargetList } from './target-list.tsx';

interface LeftRunningProps {
  /** What is about to be done, and what that means for these. */
  readonly text: string;
  readonly recordings: readonly Recording[];
}

/** What a change would leave recording where no card shows it any more. */
export function LeftRunning({ text, recordings }: LeftRunningProps) {
  const t = useT();
  const accounts = useAppState((state) => state.accounts);
  const air = recordings.filter(({ certainty }) => certainty !== 'uncertain');
  const uncertain = recordings.filter(({ certainty }) => certainty === 'uncertain');
  const tone = recordings.every(({ practice }) => practice) ? 'violet' : 'red';
  return (
    <Stack gap="sm">
      <p className={styles.paragraph}>{text}</p>
      <TargetList
        tone={tone}
        sign="●"
        title={t('left.running', { count: air.length })}
        targets={targetsOf(air)}
      />
      <TargetList
        tone="amber"
        sign="?"
        title={t('left.uncertain', { count: uncertain.length })}
        targets={targetsOf(uncertain)}
      />
      <StrandedNote recordings={recordings} accounts={accounts} />
      <p className={styles.paragraph}>{t('left.kept')}</p>
    </Stack>
  );
}

/** What is about to be done, as far as its words go. */
const TEXTS_OF_CHANGE = {
  save: {
    title: 'left.save.title',
    text: 'left.save.text',
    stop: 'left.save.stop',
    keep: 'left.save.keep',
  },
  archive: {
    title: 'left.archive.title',
    text: 'left.archive.text',
    stop: 'left.archive.stop',
    keep: 'left.archive.keep',
  },
  remove: {
    title: 'presets.delete.title',
    text: 'left.delete.text',
    stop: 'left.delete.stop',
    keep: 'left.delete.keep',
  },
} as const satisfies Record<string, Record<'title' | 'text' | 'stop' | 'keep', LocaleKey>>;

interface LeftRunningDialogProps {
  readonly change: keyof typeof TEXTS_OF_CHANGE;
  readonly presetName: string;
  readonly recordings: readonly Recording[];
  readonly work: () => Promise<Answer<unknown>>;
  /** Once it is done. */
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Asks whether to stop recordings that a change of a preset would leave running without a card that shows them. */
export function LeftRunningDialog(props: LeftRunningDialogProps) {
  const { change, presetName, recordings, work, onDone, onClose } = props;
  const t = useT();
  const { run, busy, error } = useStopFirst(work);
  const texts = TEXTS_OF_CHANGE[change];
  const go = async (stopped: readonly Recording[]) => {
    if (await run(stopped)) onDone();
  };
  return (
    <Confirm
      opened
      size={600}
      title={t(texts.title, { preset: presetName })}
      yes={t(texts.stop)}
      danger="stop"
      also={{
        text: t(texts.keep),
        danger: change === 'remove' ? 'delete' : undefined,
        onYes: () => void go([]),
      }}
      busy={busy}
      error={error}
      onYes={() => void go(recordings)}
      onClose={onClose}
    >
      <LeftRunning text={t(texts.text)} recordings={recordings} />
    </Confirm>
  );
}
