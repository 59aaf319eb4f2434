import { Stack } from '@mantine/core';
import type { ErrorCode } from '../../electron/contract/channels.ts';
import type { Preset } from '../../electron/contract/preset.ts';
import type { StartQuestion } from '../../electron/contract/start.ts';
import { endingWords } from '../presets/ending-words.ts';
import { Confirm } from '../shared/components/confirm.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import { QuestionAccount } from './question-account.tsx';
import styles from './questions.module.css';
import { TargetList } from './target-list.tsx';

interface ConfirmQuestionProps {
  readonly preset: Preset;
  readonly question: StartQuestion;
  readonly busy: boolean;
  readonly error: ErrorCode | null;
  readonly onYes: () => void;
  readonly onClose: () => void;
}

/** The preset wants to be asked before each start, from wherever it comes: what would go out, and to whom. */
export function ConfirmQuestion({ preset, question, ...confirm }: ConfirmQuestionProps) {
  const t = useT();
  const capabilities = useAppState((state) => state.vendors);
  const { stops, goesOn } = endingWords(preset.vendors, preset.end, capabilities, t);
  return (
    <Confirm
      opened
      title={t('question.confirm.title', { preset: preset.name })}
      yes={t('question.confirm.yes')}
      {...confirm}
    >
      <Stack gap="sm">
        <QuestionAccount id={preset.accountId} />
        <TargetList
          tone="grey"
          sign="○"
          title={t('question.confirm.starts')}
          targets={question.missing}
        />
        <div className={styles.again}>
          {stops && <p>{stops}</p>}
          {goesOn && <p>{goesOn}</p>}
        </div>
      </Stack>
    </Confirm>
  );
}
