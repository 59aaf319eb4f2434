import { z } from 'zod';
import { MAX_ID_LENGTH } from '#contract/model/name.ts';
import {
  agendaEntrySchema,
  scheduleDraftSchema,
  schedulePreviewSchema,
  scheduleSchema,
} from '#contract/model/schedule.ts';

const id = z.string().min(1).max(MAX_ID_LENGTH);
const nothing = z.null();

/** Planned starts: what is saved of them, and what is planned. Nothing here starts anything at once. */
export const SCHEDULE_CHANNELS = {
  'schedules.save': {
    args: z.strictObject({ id: id.nullable(), draft: scheduleDraftSchema }),
    result: scheduleSchema,
  },
  'schedules.remove': { args: z.strictObject({ id }), result: nothing },
  /** The next starts of a schedule that is being edited, and what it overlaps with. */
  'schedules.preview': {
    args: z.strictObject({ id: id.nullable(), draft: scheduleDraftSchema }),
    result: schedulePreviewSchema,
  },
  /** What is planned for today and the days after it, by the desk's calendar, and what became of today's. */
  'schedules.agenda': {
    args: z.strictObject({ days: z.int().min(1).max(31) }),
    result: z.strictObject({ entries: z.array(agendaEntrySchema) }),
  },
  /** The operator has seen that a planned start went wrong. */
  'schedules.acknowledge': {
    args: z.strictObject({ scheduleId: id, plannedAt: z.iso.datetime().max(40) }),
    result: nothing,
  },
} as const;
