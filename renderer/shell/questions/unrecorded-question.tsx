import type { ErrorCode } from '#contract/ipc/channels.ts';
import type { Preset } from '#contract/model/preset.ts';
import { Confirm } from '../../shared/components/confirm.tsx';
import { Note } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';

import { QuestionAccount } from '../../shared/questions/question-account.tsx';

interface UnrecordedQuestionProps {
  readonly preset: Preset;
  readonly busy: boolean;
  readonly error: ErrorCode | null;
  readonly onYes: () => void;
  readonly onClose: () => void;
}

/** The disk takes no record: a recording that cannot be repeated may still be worth more than its record. */
export function UnrecordedQuestion({ preset, onYes, ...confirm }: UnrecordedQuestionProps) {
  const t = useT();
  return (
    <Confirm
      opened
      title={t('question.unrecorded.title', { preset: preset.name })}
      yes={t('question.unrecorded.yes')}
      onYes={onYes}
      {...confirm}
    >
      <QuestionAccount id={preset.accountId} />
      <Note tone="red" sign="!">
        {t('question.unrecorded.text')}
      </Note>
    </Confirm>
  );
}
