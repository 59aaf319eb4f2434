import type { AgendaEntry, ScheduleDraft, SchedulePreview } from '#contract/model/schedule.ts';
import { type DismissServices, dismissOccurrence } from '../app/alarms/dismiss.ts';
import type { ScheduleRepository } from '../storage/ports.ts';
import type { Handlers } from './register.ts';

export interface ScheduleServices extends Omit<DismissServices, 'fileService'> {
  readonly schedules: ScheduleRepository;
  previewSchedule(id: string | null, draft: ScheduleDraft): SchedulePreview;
  agenda(fromMs: number, toMs: number): Promise<AgendaEntry[]>;
}

/** A person sits at the window. */
const WINDOW = { source: 'window' } as const;

type ScheduleHandlers = Pick<Handlers, Extract<keyof Handlers, `schedules.${string}`>>;

/** What the window asks of the schedules. */
export function scheduleHandlers(services: ScheduleServices): ScheduleHandlers {
  const { schedules } = services;
  return {
    'schedules.save': ({ id, draft }) => schedules.save(id, draft),
    'schedules.remove': ({ id }) => {
      schedules.remove(id);
      return null;
    },
    'schedules.preview': ({ id, draft }) => services.previewSchedule(id, draft),
    'schedules.agenda': async ({ days }) => {
      const today = new Date();
      today.setHours(0, 0, 0, 0);
      const last = new Date(today);
      last.setDate(last.getDate() + days);
      return { entries: await services.agenda(today.getTime(), last.getTime() - 1) };
    },
    'schedules.acknowledge': (occurrence) => {
      dismissOccurrence(services, WINDOW, occurrence);
      return null;
    },
  };
}
