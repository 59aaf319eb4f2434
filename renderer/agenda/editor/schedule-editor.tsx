import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import type { ScheduleDraft, SchedulePreview } from '#contract/model/schedule.ts';
import { momentText } from '#contract/rules/schedule-text.ts';
import { ask } from '../../shared/bridge/ask.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { focusFirstInvalid } from '../../shared/components/interaction.ts';
import { ErrorNote, Note } from '../../shared/components/note.tsx';
import { Sheet } from '../../shared/components/sheet.tsx';
import { HALF_A_MINUTE_MS, useNow } from '../../shared/format/use-now.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import styles from '../agenda.module.css';
import { ScheduleFields } from './schedule-fields.tsx';
import { draftOf, type Editing, formOf, type ScheduleForm } from './schedule-form.ts';

interface ScheduleEditorProps {
  readonly editing: Editing;
  readonly onClosed: () => void;
}

const here = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Makes a schedule or changes one. Overlaps are shown before it is saved, and do not keep it from that. */
export function ScheduleEditor({ editing, onClosed }: ScheduleEditorProps) {
  const t = useT();
  const formId = useId();
  const [opened, { close }] = useDisclosure(true);
  const [form, setForm] = useState<ScheduleForm>(() => formOf(editing.draft, here()));
  const [tried, setTried] = useState(false);
  const read = draftOf(form);
  const draft = 'draft' in read ? read.draft : null;
  const preview = usePreview(editing.id, draft);
  const wrong = new Set('wrong' in read ? read.wrong : []);
  if (preview?.isComputable === false) wrong.add('cron');
  const save = useAction((whole: ScheduleDraft) =>
    bridge.ask('schedules.save', { id: editing.id, draft: whole }),
  );
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (!draft || wrong.size > 0) {
      focusFirstInvalid(event.currentTarget);
      return;
    }
    const answer = await save.run(draft);
    if (answer.ok) close();
  };
  const hasOverlaps = (preview?.overlaps.length ?? 0) > 0;
  return (
    <Sheet
      opened={opened}
      title={t(editing.id === null ? 'schedules.title.new' : 'schedules.title.edit')}
      onClose={close}
      onExited={onClosed}
      footer={
        <Stack gap="xs">
          <ErrorNote code={save.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              {t('cancel')}
            </Button>
            <Button type="submit" form={formId} loading={save.busy}>
              {t(hasOverlaps ? 'schedules.saveAnyway' : 'save')}
            </Button>
          </Group>
        </Stack>
      }
    >
      <form id={formId} onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          <ScheduleFields
            form={form}
            change={(changes) => setForm((before) => ({ ...before, ...changes }))}
            problem={(field) => tried && wrong.has(field) && t(`schedules.problem.${field}`)}
          />
          {draft && preview?.isComputable && <Preview draft={draft} preview={preview} />}
        </Stack>
      </form>
    </Sheet>
  );
}

/** What main computes of the schedule as it is typed; null while it is not whole. */
function usePreview(id: string | null, draft: ScheduleDraft | null): SchedulePreview | null {
  const query = useQuery({
    queryKey: ['schedule-preview', id, draft],
    queryFn: () => (draft ? ask('schedules.preview', { id, draft }) : null),
    enabled: draft !== null,
    gcTime: 0,
  });
  return draft === null ? null : (query.data ?? null);
}

interface PreviewProps {
  readonly draft: ScheduleDraft;
  readonly preview: SchedulePreview;
}

const WEEK = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
/** 1 is Monday. */
const dayIn = (weekday: string) => (WEEK.indexOf(weekday) + 1) as 1;

/** As clocks in a time zone say it; `sv-SE` is `2026-12-01 19:00`. */
const formatsOf = (timeZone: string) => ({
  day: new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short' }),
  start: new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }),
  time: new Intl.DateTimeFormat('sv-SE', { timeZone, timeStyle: 'short' }),
});

/** The next starts by the schedule's clock and by this desk's, and what they overlap with. */
function Preview({ draft, preview }: PreviewProps) {
  const t = useT();
  const now = useNow(HALF_A_MINUTE_MS);
  const { timeZone } = draft;
  const { day, start, time } = formatsOf(timeZone);
  const isHere = timeZone === here();
  return (
    <>
      <div role="status">
        <Text size="sm" fw={600}>
          {t('schedules.preview')}
        </Text>
        {preview.starts.length === 0 && <Text size="sm">{t('schedules.preview.none')}</Text>}
        <ol className={styles.starts}>
          {preview.starts.map(({ at, endsAt }) => (
            <li key={at}>
              {t(`schedules.day.${dayIn(day.format(new Date(at)))}`)} {start.format(new Date(at))}
              {endsAt !== null && ` ${t('agenda.until', { time: time.format(new Date(endsAt)) })}`}
              {!isHere &&
                ` (${timeZone}) · ${t('schedules.preview.here', { time: momentText(at, now) })}`}
            </li>
          ))}
        </ol>
      </div>
      {preview.overlaps.map(({ name, at }) => (
        <Note key={name} tone="amber" sign="!">
          {t(name === draft.name ? 'schedules.overlap.self' : 'schedules.overlap', {
            name,
            time: momentText(at, now),
          })}
        </Note>
      ))}
    </>
  );
}
