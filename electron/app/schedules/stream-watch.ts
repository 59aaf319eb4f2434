import type { ScheduleView, Unpushed } from '#contract/model/schedule.ts';
import type { StreamCheck } from '#contract/model/stream-check.ts';
import { Refused } from '../../recording/refused.ts';

const MINUTE_MS = 60_000;
/** Longer waits are cut: timers stand still while a computer sleeps, and a clock may be set. */
const LONGEST_WAIT_MS = 30_000;
/** After the first question, so many minutes from the start, negative before it. */
const FURTHER_ASKS = [-1, 1] as const;
/** So long after its start an occurrence is forgotten, in milliseconds: by then its outcome tells more. */
const FORGOTTEN_MS = 10 * MINUTE_MS;

/** The streams of which ZEGO has said that they are, or were, on air in RTC. */
export interface RtcMemory {
  wasInRtc(appId: number, streamId: string): boolean;
  noteInRtc(appId: number, streamIds: readonly string[]): void;
}

export interface StreamWatchDependencies {
  schedules(): readonly ScheduleView[];
  /** The project of a preset; null where there is none, or where it is practice. */
  appIdOf(presetId: string): number | null;
  /** Asks ZEGO, behind everything that starts, stops or looks for files. @throws Refused */
  ask(presetId: string): Promise<readonly StreamCheck[]>;
  readonly memory: RtcMemory;
  /** Minutes before a start at which it asks first. */
  minutesBefore(): number;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls `work` after so many milliseconds; the function returned takes that back. */
  after(ms: number, work: () => void): () => void;
  show(unpushed: Unpushed[]): void;
  onFault(error: unknown): void;
}

interface Watched {
  readonly occurrence: Omit<Unpushed, 'streamIds'>;
  readonly plannedMs: number;
  /** How many of its questions were asked, or are past. */
  asked: number;
  streamIds: readonly string[];
}

/**
 * Asks shortly before each planned start whether its streams are on air, three times at most, one preset after the
 * other. No start waits for it. ZEGO does not know streams that are pushed straight to the CDN (facts §4): one that it
 * never saw on air in RTC cannot be checked, and is no alarm.
 */
export class StreamWatch {
  readonly #services: StreamWatchDependencies;
  readonly #watched = new Map<string, Watched>();
  #isRunning = false;
  #isAsking = false;
  #cancel: () => void = () => undefined;
  #shown = '[]';

  constructor(services: StreamWatchDependencies) {
    this.#services = services;
  }

  begin(): void {
    this.#isRunning = true;
    this.look();
  }

  stop(): void {
    this.#isRunning = false;
    this.#cancel();
  }

  /** The schedules may have changed, or time has passed. */
  look(): void {
    if (!this.#isRunning) return;
    const { now, minutesBefore, schedules } = this.#services;
    const nowMs = now();
    const first = -minutesBefore();
    const planned = new Set<string>();
    for (const { schedule, nextAt } of schedules()) {
      if (!schedule.enabled || nextAt === null) continue;
      const key = `${schedule.id} ${nextAt}`;
      planned.add(key);
      const plannedMs = Date.parse(nextAt);
      if (this.#watched.has(key) || plannedMs + first * MINUTE_MS > nowMs) continue;
      const { id: scheduleId, name: scheduleName, presetId } = schedule;
      const occurrence = { scheduleId, scheduleName, plannedAt: nextAt, presetId };
      this.#watched.set(key, { occurrence, plannedMs, asked: 0, streamIds: [] });
    }
    for (const [key, { plannedMs }] of this.#watched) {
      const isGone = plannedMs > nowMs && !planned.has(key);
      if (isGone || nowMs > plannedMs + FORGOTTEN_MS) this.#watched.delete(key);
    }
    this.#show();
    void this.#askDue(first);
    this.#arm(first);
  }

  /** What is due now is asked once, however many of its moments have passed. */
  async #askDue(first: number): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      for (let next = this.#nextDue(first); next; next = this.#nextDue(first)) {
        next.asked = dueBy(next, first, this.#services.now());
        await this.#ask(next);
        if (!this.#isRunning) return;
        this.#show();
      }
    } finally {
      this.#isAsking = false;
    }
  }

  #nextDue(first: number): Watched | undefined {
    const nowMs = this.#services.now();
    return [...this.#watched.values()].find((one) => dueBy(one, first, nowMs) > one.asked);
  }

  async #ask(watched: Watched): Promise<void> {
    const { appIdOf, ask, memory, onFault } = this.#services;
    const { presetId } = watched.occurrence;
    const appId = appIdOf(presetId);
    if (appId === null) return;
    try {
      const checks = await ask(presetId);
      const told = checks.filter(({ state }) => state === 'published' || state === 'closed');
      memory.noteInRtc(
        appId,
        told.map(({ streamId }) => streamId),
      );
      const known = new Set(watched.streamIds);
      watched.streamIds = checks
        .filter(({ state, streamId }) => {
          // Where no answer came, what was known before stands.
          if (state === 'not-told') return known.has(streamId);
          return state === 'closed' || (state === 'absent' && memory.wasInRtc(appId, streamId));
        })
        .map(({ streamId }) => streamId);
    } catch (error) {
      // What is locked or missing is an alarm of its own.
      if (!(error instanceof Refused)) onFault(error);
    }
  }

  #show(): void {
    const unpushed = [...this.#watched.values()]
      .filter(({ streamIds }) => streamIds.length > 0)
      .map(({ occurrence, streamIds }) => ({ ...occurrence, streamIds: [...streamIds] }));
    const text = JSON.stringify(unpushed);
    if (text === this.#shown) return;
    this.#shown = text;
    this.#services.show(unpushed);
  }

  #arm(first: number): void {
    const { schedules, now, after } = this.#services;
    const nowMs = now();
    const moments = [
      ...schedules().flatMap(({ schedule, nextAt }) =>
        schedule.enabled && nextAt !== null ? [Date.parse(nextAt) + first * MINUTE_MS] : [],
      ),
      ...[...this.#watched.values()].flatMap(({ plannedMs }) => [
        ...FURTHER_ASKS.map((minutes) => plannedMs + minutes * MINUTE_MS),
        plannedMs + FORGOTTEN_MS,
      ]),
    ];
    const waits = moments.map((moment) => moment - nowMs).filter((wait) => wait > 0);
    this.#cancel();
    if (waits.length === 0) return;
    this.#cancel = after(Math.min(LONGEST_WAIT_MS, ...waits) + 1, () => this.look());
  }
}

/** How many questions about a start are due by now. */
const dueBy = ({ plannedMs }: Watched, first: number, nowMs: number): number =>
  [first, ...FURTHER_ASKS.filter((minutes) => minutes > first)].filter(
    (minutes) => plannedMs + minutes * MINUTE_MS <= nowMs,
  ).length;
