import type { ChannelArgs, ChannelResult } from '#contract/ipc/channels.ts';
import { ALARMS_PER_PAGE, type Alarm, type ListedAlarm } from '#contract/model/alarm.ts';
import type { AppState } from '#contract/model/app-state.ts';
import type { Dismissal, Dismissed } from '#contract/model/dismissal.ts';
import { alarmConditions } from '#contract/rules/alarms/alarm-conditions.ts';
import { summarizePresets } from '#contract/rules/preset-summaries.ts';
import {
  acknowledgedBy,
  alarmsAfter,
  type OpenAlarm,
  viewOf,
} from '../../../electron/app/alarms/alarm-book.ts';

/** The alarms as main has them: its own rules and its own book, without a disk. */
export class FakeAlarms {
  /** The operator of the double. */
  operator = 'Li Na';
  readonly #past: readonly ListedAlarm[];
  readonly #changed: () => void;
  readonly #dismissals: Dismissal[] = [];
  #open: readonly OpenAlarm[] = [];

  /** `past`: newest first. */
  constructor(past: readonly ListedAlarm[], changed: () => void) {
    this.#past = past;
    this.#changed = changed;
  }

  /** What calls now that the state is this. */
  follow(state: AppState): Alarm[] {
    const facts = { state, summaries: summarizePresets(state), nowAt: () => Date.now() };
    const never = () => false;
    this.#open = alarmsAfter(this.#open, alarmConditions(facts), Date.now(), never).open;
    return this.#open.map(viewOf);
  }

  /** The operator has dismissed this trouble. */
  noteDismissed(dismissed: Dismissed, source: string): void {
    this.#dismissals.unshift({
      ...dismissed,
      ...{ by: this.operator, source, at: new Date().toISOString() },
    });
  }

  get handlers() {
    return {
      'alarms.acknowledge': ({ ids }: ChannelArgs<'alarms.acknowledge'>) => {
        const given = { by: this.operator, at: new Date().toISOString() };
        this.#open = this.#open.map((alarm) =>
          ids.includes(alarm.id) ? acknowledgedBy(alarm, given) : alarm,
        );
        this.#changed();
        return null;
      },
      'alarms.page': ({ before }: ChannelArgs<'alarms.page'>) => this.#page(before),
      'alarms.dismissals': () => ({ dismissals: [...this.#dismissals] }),
    };
  }

  #page(before: number | null): ChannelResult<'alarms.page'> {
    const first = 1 + Math.max(0, ...this.#past.map(({ seq }) => seq));
    const open = this.#open.map((alarm, index): ListedAlarm => {
      const { acknowledgement } = alarm;
      return {
        ...viewOf(alarm),
        seq: first + index,
        endedAt: null,
        acknowledgements: acknowledgement ? [acknowledgement] : [],
      };
    });
    const below = [...open.reverse(), ...this.#past].filter(
      ({ seq }) => before === null || seq < before,
    );
    const alarms = below.slice(0, ALARMS_PER_PAGE);
    const next = below.length > alarms.length ? (alarms.at(-1)?.seq ?? null) : null;
    return { alarms, next };
  }
}
