import type { ChannelArgs, ChannelResult } from '#contract/ipc/channels.ts';
import type { AppState } from '#contract/model/app-state.ts';
import type { AgendaEntry, Schedule, SchedulePreview } from '#contract/model/schedule.ts';
import { Refused } from '../../../electron/recording/refused.ts';

interface World {
  current(): AppState;
  update(changes: Partial<AppState>): void;
}

/** Since when the schedules of a test hold. */
const SINCE = '2026-11-22T10:00:00.000Z';

/** The schedules as main has them. It computes no times: a test says what main has computed. */
export class FakeSchedules {
  preview: SchedulePreview = { isComputable: true, starts: [], overlaps: [] };
  readonly #world: World;
  readonly #agenda: readonly AgendaEntry[];

  constructor(agenda: readonly AgendaEntry[], world: World) {
    this.#world = world;
    this.#agenda = agenda;
  }

  get handlers() {
    return {
      'schedules.save': (args: ChannelArgs<'schedules.save'>) => this.#save(args),
      'schedules.remove': ({ id }: ChannelArgs<'schedules.remove'>) => {
        const { schedules } = this.#world.current();
        this.#world.update({ schedules: schedules.filter(({ schedule }) => schedule.id !== id) });
        return null;
      },
      'schedules.preview': () => this.preview,
      'schedules.agenda': () => ({ entries: [...this.#agenda] }),
      'schedules.acknowledge': (seen: ChannelArgs<'schedules.acknowledge'>) => {
        const { scheduleTroubles } = this.#world.current();
        this.#world.update({
          scheduleTroubles: scheduleTroubles.filter(
            (one) => one.scheduleId !== seen.scheduleId || one.plannedAt !== seen.plannedAt,
          ),
        });
        return null;
      },
    };
  }

  #save({ id, draft }: ChannelArgs<'schedules.save'>): ChannelResult<'schedules.save'> {
    const { schedules } = this.#world.current();
    const others = schedules.filter(({ schedule }) => schedule.id !== id);
    if (others.some(({ schedule }) => schedule.name === draft.name)) {
      throw new Refused('name-taken', 'name-taken');
    }
    const schedule: Schedule = {
      ...draft,
      id: id ?? `schedule-${schedules.length + 1}`,
      since: SINCE,
    };
    const [next] = this.preview.starts;
    const nextAt = draft.enabled ? (next?.at ?? null) : null;
    const saved = { schedule, nextAt, endsAt: nextAt === null ? null : (next?.endsAt ?? null) };
    this.#world.update({
      schedules: id
        ? schedules.map((one) => (one.schedule.id === id ? saved : one))
        : [...schedules, saved],
    });
    return schedule;
  }
}
