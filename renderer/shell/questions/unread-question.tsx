import type { ErrorCode } from '#contract/ipc/channels.ts';
import type { Preset } from '#contract/model/preset.ts';
import { Confirm } from '../../shared/components/confirm.tsx';
import { Note } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';

import { QuestionAccount } from '../../shared/questions/question-account.tsx';

interface UnreadQuestionProps {
  readonly preset: Preset;
  readonly busy: boolean;
  readonly error: ErrorCode | null;
  readonly onYes: () => void;
  readonly onClose: () => void;
}

/** The journal cannot be read: a recording that cannot be repeated may be worth more than a second one costs. */
export function UnreadQuestion({ preset, onYes, ...confirm }: UnreadQuestionProps) {
  const t = useT();
  return (
    <Confirm
      opened
      title={t('question.unread.title', { preset: preset.name })}
      yes={t('question.unread.yes')}
      onYes={onYes}
      {...confirm}
    >
      <QuestionAccount id={preset.accountId} />
      <Note tone="amber" sign="!">
        {t('question.unread.text')}
      </Note>
    </Confirm>
  );
}
