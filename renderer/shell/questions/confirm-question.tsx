import { Stack } from '@mantine/core';
import type { ErrorCode } from '#contract/ipc/channels.ts';
import type { Preset } from '#contract/model/preset.ts';
import type { StartQuestion } from '#contract/model/start.ts';
import { Confirm } from '../../shared/components/confirm.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { EndRemarks } from '../../shared/presets/end-remarks.tsx';
import { QuestionAccount } from '../../shared/questions/question-account.tsx';
import { TargetList } from '../../shared/questions/target-list.tsx';

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
        <EndRemarks preset={preset} />
      </Stack>
    </Confirm>
  );
}
