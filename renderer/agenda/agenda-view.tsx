import { Button } from '@mantine/core';
import { useState } from 'react';
import { Empty } from '../shared/components/empty.tsx';
import { Page } from '../shared/components/page.tsx';
import { Panel } from '../shared/components/panel.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import { useTransfer } from '../shared/transfer/use-transfer.tsx';
import { AgendaDays } from './agenda-days.tsx';
import { ScheduleEditor } from './editor/schedule-editor.tsx';
import { type Editing, newSchedule } from './editor/schedule-form.ts';
import { ScheduleList } from './schedule-list.tsx';
import { Troubles } from './troubles.tsx';

/** What is planned, what runs of it, and what went wrong; and the schedules that plan it. */
export default function AgendaView() {
  const t = useT();
  const schedules = useAppState((state) => state.schedules);
  const [editing, setEditing] = useState<Editing | null>(null);
  const { menu, notes } = useTransfer('schedules');
  const create = (
    <Button variant="default" onClick={() => setEditing(newSchedule())}>
      {t('schedules.new')}
    </Button>
  );
  return (
    <Page
      title={t('nav.agenda')}
      actions={
        <>
          {menu}
          {schedules.length > 0 && create}
        </>
      }
    >
      {notes}
      <Troubles />
      {schedules.length === 0 ? (
        <Empty title={t('agenda.empty.title')} actions={create}>
          {t('agenda.empty.text')}
        </Empty>
      ) : (
        <>
          <Panel title={t('agenda.week')}>
            <AgendaDays />
          </Panel>
          <Panel title={t('schedules.title')}>
            <ScheduleList onEdit={setEditing} />
          </Panel>
        </>
      )}
      {editing && <ScheduleEditor editing={editing} onClosed={() => setEditing(null)} />}
    </Page>
  );
}
