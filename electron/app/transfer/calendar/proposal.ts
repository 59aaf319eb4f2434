import type { CalendarNote, CalendarReason } from '#contract/model/import.ts';
import type { ScheduleDraft } from '#contract/model/schedule.ts';

/** What a schedule says of its times. */
export type ScheduleTimes = Pick<
  ScheduleDraft,
  'at' | 'weekly' | 'cron' | 'timeZone' | 'durationMinutes' | 'until' | 'exceptions'
>;

export interface Noted<Code> {
  readonly code: Code;
  /** Quoted from the file; empty for none. */
  readonly detail: string;
}

/** A schedule that an event of a calendar amounts to. */
export interface Proposal {
  /** Of the file, where the event begins. */
  readonly line: number;
  readonly name: string;
  readonly times: ScheduleTimes;
  /** What may be the name of its preset, the likeliest first. */
  readonly presetHints: readonly string[];
  readonly notes: readonly Noted<CalendarNote>[];
}

/** An event that is not imported. */
export interface RefusedEvent extends Noted<CalendarReason> {
  readonly line: number;
  /** Empty where the event has none. */
  readonly name: string;
}

export type CalendarFault = 'not-a-calendar' | 'too-many-events';

export type CalendarResult =
  | {
      readonly ok: true;
      readonly proposals: readonly Proposal[];
      readonly refused: readonly RefusedEvent[];
    }
  | { readonly ok: false; readonly fault: CalendarFault };
