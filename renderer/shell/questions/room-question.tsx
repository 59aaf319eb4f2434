import { Button, Group, Stack } from '@mantine/core';
import type { ErrorCode } from '#contract/ipc/channels.ts';
import type { Preset } from '#contract/model/preset.ts';
import type { StartQuestion as Question } from '#contract/model/start.ts';
import { Confirm, YesButton } from '../../shared/components/confirm.tsx';
import { Dialog } from '../../shared/components/dialog.tsx';
import { ErrorNote, Note } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { QuestionAccount } from '../../shared/questions/question-parts.tsx';
import { TargetList } from '../../shared/questions/target-list.tsx';

interface RoomQuestionProps {
  readonly preset: Preset;
  readonly busy: boolean;
  readonly error: ErrorCode | null;
  readonly onYes: () => void;
  readonly onClose: () => void;
}

/** Other desks of the control room run it: who, and where. What they run cannot be started here, only the rest. */
export function ElsewhereQuestion({
  preset,
  question,
  busy,
  error,
  onYes,
  onClose,
}: RoomQuestionProps & { readonly question: Question }) {
  const t = useT();
  const { elsewhere = [], missing } = question;
  const isRest = missing.length > 0;
  return (
    <Dialog
      size={640}
      onClose={onClose}
      title={t('question.elsewhere.title', { preset: preset.name })}
      footer={
        <>
          <ErrorNote code={error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose} data-autofocus={!isRest || undefined}>
              {t('question.elsewhere.close')}
            </Button>
            {isRest && (
              <YesButton data-autofocus loading={busy} onYes={onYes}>
                {t('question.elsewhere.rest')}
              </YesButton>
            )}
          </Group>
        </>
      }
    >
      <Stack gap="sm">
        <QuestionAccount id={preset.accountId} />
        {elsewhere.map(({ desk, person, presetName, ...target }) => (
          <TargetList
            key={`${desk} ${person} ${presetName} ${target.vendor}`}
            tone="amber"
            sign="●"
            title={t('question.elsewhere.by', { desk, person, preset: presetName })}
            targets={[target]}
          />
        ))}
        <TargetList tone="grey" sign="○" title={t('question.start.missing')} targets={missing} />
        <p>{t(isRest ? 'question.elsewhere.text' : 'question.elsewhere.all')}</p>
      </Stack>
    </Dialog>
  );
}

/** The control room does not answer: another desk may record the same, and would not know of this start. */
export function AloneQuestion({ preset, onYes, ...confirm }: RoomQuestionProps) {
  const t = useT();
  return (
    <Confirm
      opened
      title={t('question.alone.title', { preset: preset.name })}
      yes={t('question.alone.yes')}
      onYes={onYes}
      {...confirm}
    >
      <QuestionAccount id={preset.accountId} />
      <Note tone="red" sign="!">
        {t('question.alone.text')}
      </Note>
    </Confirm>
  );
}
