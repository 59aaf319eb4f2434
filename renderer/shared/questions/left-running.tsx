import { Stack } from '@mantine/core';
import type { Recording } from '#contract/model/start.ts';
import { targetsOf } from '#contract/rules/classify-targets.ts';
import { useT } from '../i18n/use-t.ts';
import { StrandedNote } from '../recordings/stranded-note.tsx';
import { useAppState } from '../state/use-app-state.ts';
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
  const air = recordings.filter(({ certainty }) => certainty !== 'perhaps');
  const uncertain = recordings.filter(({ certainty }) => certainty === 'perhaps');
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
