import type { RunEnd } from '#contract/model/preset.ts';
import type { RunView } from '#contract/model/run.ts';
import type {
  Schedule,
  ScheduleReason,
  ScheduleTrouble,
  ScheduleView,
} from '#contract/model/schedule.ts';
import type { StartAnswer, StartRequest } from '../commands/requests.ts';
import type { OccurrenceBook } from './occurrence-book.ts';
import type { ToldMinutes } from './plan.ts';

/** What the service of the schedules needs of the program around it. */
export interface ScheduleServiceDependencies {
  listSchedules(): readonly Schedule[];
  readonly book: OccurrenceBook;
  /** Starts a preset as a caller without a person to ask. @throws Refused */
  start(presetId: string, request: StartRequest): StartAnswer | Promise<StartAnswer>;
  /** What would keep a start of this preset from being made now; null for nothing. */
  obstacleOf(presetId: string): ScheduleReason | null;
  /**
   * When the first of what runs of a preset ends, by then certainly before a start that was planned for `plannedMs` would
   * end it; in milliseconds since the epoch, null where nothing does.
   */
  endsEarly(presetId: string, plannedMs: number, end: RunEnd | undefined): number | null;
  /** Whether the book has all that was written down in the last weeks. */
  isWhole(): boolean;
  /** Whether something of a preset is known to record. */
  isSeen(presetId: string): boolean;
  toldMinutes(): ToldMinutes;
  /** The newest run of a preset. */
  newestRun(presetId: string): RunView | undefined;
  /** The wall clock, in milliseconds since the epoch. */
  now(): number;
  /** Calls `work` after so many milliseconds; the function returned takes that back. */
  after(ms: number, work: () => void): () => void;
  /** Resolves when other work has had its turn. */
  yieldTurn(): Promise<void>;
  keepAwake(awake: boolean): void;
  show(shown: { readonly schedules: ScheduleView[]; readonly troubles: ScheduleTrouble[] }): void;
  onFault(error: unknown): void;
}
