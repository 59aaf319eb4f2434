import type { AgendaEntry, ScheduleDraft, SchedulePreview } from '#contract/model/schedule.ts';
import type { ScheduleService } from '../app/schedules/schedule-service.ts';
import type { ScheduleRepository } from '../storage/ports.ts';
import type { Handlers } from './register.ts';

export interface ScheduleServices {
  readonly schedules: ScheduleRepository;
  readonly scheduleService: Pick<ScheduleService, 'acknowledge'>;
  previewSchedule(id: string | null, draft: ScheduleDraft): SchedulePreview;
  agenda(fromMs: number, toMs: number): Promise<AgendaEntry[]>;
}

type ScheduleHandlers = Pick<Handlers, Extract<keyof Handlers, `schedules.${string}`>>;

/** What the window asks of the schedules. */
export function scheduleHandlers(services: ScheduleServices): ScheduleHandlers {
  const { schedules, scheduleService } = services;
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
    'schedules.acknowledge': ({ scheduleId, plannedAt }) => {
      scheduleService.acknowledge(scheduleId, plannedAt);
      return null;
    },
  };
}
