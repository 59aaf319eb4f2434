import { Button, Group, Stack } from '@mantine/core';
import { useMemo } from 'react';
import type { ErrorCode } from '#contract/ipc/channels.ts';
import type { Preset } from '#contract/model/preset.ts';
import type { StartQuestion as Question, StartScope } from '#contract/model/start.ts';
import { useAccount } from '../../shared/accounts/use-account.ts';
import { Confirm, YesButton } from '../../shared/components/confirm.tsx';
import { Dialog } from '../../shared/components/dialog.tsx';
import { ErrorNote, Note } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { EndRemarks } from '../../shared/presets/remarks.tsx';
import { QuestionAccount } from '../../shared/questions/question-parts.tsx';
import styles from '../../shared/questions/questions.module.css';
import { TargetList } from '../../shared/questions/target-list.tsx';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { secondStartText } from './second-start.ts';

interface StartQuestionProps {
  readonly preset: Preset;
  readonly question: Question;
  readonly busy: boolean;
  readonly error: ErrorCode | null;
  readonly onStart: (scope: StartScope) => void;
  readonly onClose: () => void;
}

/** What runs, what may run, what surely does not; the answer at hand starts only the last. */
export function StartQuestion({
  preset,
  question,
  busy,
  error,
  onStart,
  onClose,
}: StartQuestionProps) {
  const t = useT();
  const capabilities = useAppState((state) => state.vendors);
  const { running, uncertain, missing } = question;
  const practice = useAccount(preset.accountId)?.practice ?? false;
  const again = useMemo(() => {
    const vendors = new Set([...running, ...uncertain].map(({ vendor }) => vendor));
    return secondStartText([...vendors], capabilities, t);
  }, [running, uncertain, capabilities, t]);
  const nothing = missing.length === 0;
  return (
    <Dialog
      size={640}
      onClose={onClose}
      title={t('question.start.title', { preset: preset.name })}
      footer={
        <>
          <ErrorNote code={error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose} data-autofocus={nothing || undefined}>
              {t('cancel')}
            </Button>
            <YesButton
              variant="default"
              disabled={busy && !nothing}
              loading={busy && nothing}
              onYes={() => onStart('all')}
            >
              {t('question.start.all')}
            </YesButton>
            {!nothing && (
              <YesButton data-autofocus loading={busy} onYes={() => onStart('missing')}>
                {t('question.start.onlyMissing')}
              </YesButton>
            )}
          </Group>
        </>
      }
    >
      <QuestionAccount id={preset.accountId} />
      <TargetList
        tone={practice ? 'violet' : 'red'}
        sign="●"
        title={t('question.start.running')}
        targets={running}
      />
      <TargetList tone="amber" sign="?" title={t('question.start.uncertain')} targets={uncertain} />
      <TargetList tone="grey" sign="○" title={t('question.start.missing')} targets={missing} />
      <div className={styles.again}>
        {nothing && <p>{t('question.start.nothingMissing')}</p>}
        {again.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </Dialog>
  );
}

interface ConfirmQuestionProps {
  readonly preset: Preset;
  readonly question: Question;
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
