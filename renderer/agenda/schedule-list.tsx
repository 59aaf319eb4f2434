import { Button, Switch } from '@mantine/core';
import { useState } from 'react';
import type { Schedule, ScheduleDraft, ScheduleView } from '#contract/model/schedule.ts';
import { momentText, ruleText } from '#contract/rules/schedule-text.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { Badge } from '../shared/components/badge.tsx';
import { Confirm } from '../shared/components/confirm.tsx';
import { dangerLook } from '../shared/components/danger.tsx';
import { ErrorNote } from '../shared/components/note.tsx';
import { HALF_A_MINUTE_MS, useNow } from '../shared/format/use-now.ts';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import styles from './agenda.module.css';
import type { Editing } from './editor/schedule-form.ts';

interface ScheduleListProps {
  readonly onEdit: (editing: Editing) => void;
}

/** All schedules, each with its next start and its switch. */
export function ScheduleList({ onEdit }: ScheduleListProps) {
  const schedules = useAppState((state) => state.schedules);
  const [deleting, setDeleting] = useState<Schedule | null>(null);
  return (
    <>
      <ul className={styles.rows}>
        {schedules.map((view) => (
          <ScheduleLine
            key={view.schedule.id}
            view={view}
            onEdit={onEdit}
            onDelete={() => setDeleting(view.schedule)}
          />
        ))}
      </ul>
      {deleting && <DeleteSchedule schedule={deleting} onClose={() => setDeleting(null)} />}
    </>
  );
}

const draftOf = ({ id: _id, since: _since, ...draft }: Schedule): ScheduleDraft => draft;

interface ScheduleLineProps extends ScheduleListProps {
  readonly view: ScheduleView;
  readonly onDelete: () => void;
}

function ScheduleLine({ view, onEdit, onDelete }: ScheduleLineProps) {
  const t = useT();
  const now = useNow(HALF_A_MINUTE_MS);
  const { schedule, nextAt } = view;
  const { id, name, presetId, enabled, expectOnly, timeZone } = schedule;
  const preset = useAppState((state) => state.presets.find((one) => one.id === presetId));
  const save = useAction((draft: ScheduleDraft) => bridge.ask('schedules.save', { id, draft }));
  const next = nextAt
    ? t('schedules.next', { time: momentText(nextAt, now) })
    : t('schedules.over');
  return (
    <li className={styles.schedule}>
      <Switch
        checked={enabled}
        disabled={save.busy}
        aria-label={t('schedules.enabled.label', { name })}
        onChange={(event) =>
          void save.run({ ...draftOf(schedule), enabled: event.currentTarget.checked })
        }
      />
      <span className={styles.what}>
        <span className={styles.named}>
          <strong className={styles.name}>{name}</strong>
          {expectOnly && <Badge tone="grey">{t('schedules.expects')}</Badge>}
        </span>
        <span className={styles.preset}>
          {preset ? shownName(preset.name, t) : t('agenda.preset.gone')} · {ruleText(schedule, t)} ·{' '}
          {timeZone}
        </span>
      </span>
      <span className={styles.next}>{enabled ? next : t('schedules.off')}</span>
      <span className={styles.buttons}>
        <Button
          variant="default"
          size="compact-sm"
          aria-label={t('schedules.edit.label', { name })}
          onClick={() => onEdit({ id, draft: draftOf(schedule) })}
        >
          {t('schedules.edit')}
        </Button>
        <Button
          {...dangerLook('delete')}
          size="compact-sm"
          aria-label={t('schedules.delete.label', { name })}
          onClick={onDelete}
        >
          {t('schedules.delete')}
        </Button>
      </span>
      <ErrorNote code={save.error} />
    </li>
  );
}

interface DeleteScheduleProps {
  readonly schedule: Schedule;
  readonly onClose: () => void;
}

function DeleteSchedule({ schedule, onClose }: DeleteScheduleProps) {
  const t = useT();
  const remove = useAction(() => bridge.ask('schedules.remove', { id: schedule.id }));
  const confirm = async () => {
    const answer = await remove.run();
    if (answer.ok) onClose();
  };
  return (
    <Confirm
      opened
      title={t('schedules.delete.title', { name: schedule.name })}
      yes={t('schedules.delete')}
      danger="delete"
      busy={remove.busy}
      error={remove.error}
      onYes={() => void confirm()}
      onClose={onClose}
    >
      {t('schedules.delete.text')}
    </Confirm>
  );
}
