import { Button, Group, Modal, Stack } from '@mantine/core';
import { useMemo } from 'react';
import type { ErrorCode } from '#contract/ipc/channels.ts';
import type { Preset } from '#contract/model/preset.ts';
import type { StartQuestion as Question, StartScope } from '#contract/model/start.ts';
import { useAccount } from '../../shared/accounts/use-account.ts';
import { ErrorNote } from '../../shared/components/note.tsx';
import { useEscape } from '../../shared/components/use-escape.ts';
import { useReturnFocus } from '../../shared/components/use-return-focus.ts';
import { YesButton } from '../../shared/components/yes-button.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { QuestionAccount } from '../../shared/questions/question-account.tsx';
import styles from '../../shared/questions/questions.module.css';
import { TargetList } from '../../shared/questions/target-list.tsx';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { secondStartWords } from './second-start.ts';

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
  useReturnFocus();
  useEscape(true, onClose);
  const capabilities = useAppState((state) => state.vendors);
  const { running, perhaps, missing } = question;
  const practice = useAccount(preset.accountId)?.practice ?? false;
  const again = useMemo(() => {
    const vendors = new Set([...running, ...perhaps].map(({ vendor }) => vendor));
    return secondStartWords([...vendors], capabilities, t);
  }, [running, perhaps, capabilities, t]);
  const nothing = missing.length === 0;
  return (
    <Modal
      opened
      size={640}
      onClose={onClose}
      closeOnEscape={false}
      title={t('question.start.title', { preset: preset.name })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="md">
        <QuestionAccount id={preset.accountId} />
        <TargetList
          tone={practice ? 'violet' : 'red'}
          sign="●"
          title={t('question.start.running')}
          targets={running}
        />
        <TargetList tone="amber" sign="?" title={t('question.start.perhaps')} targets={perhaps} />
        <TargetList tone="grey" sign="○" title={t('question.start.missing')} targets={missing} />
        <div className={styles.again}>
          {nothing && <p>{t('question.start.nothingMissing')}</p>}
          {again.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
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
      </Stack>
    </Modal>
  );
}
