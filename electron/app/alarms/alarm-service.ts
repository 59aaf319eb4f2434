import type { Alarm, AlarmCondition } from '#contract/model/alarm.ts';
import type { Dismissal, Dismissed } from '#contract/model/dismissal.ts';
import { alarmConditions, untilNextCondition } from '#contract/rules/alarms/alarm-conditions.ts';
import { rememberedSummaries } from '#contract/rules/preset-summaries.ts';
import type { AlarmPage, AlarmRepository } from '../../storage/alarm-ports.ts';
import type { AppStateStore } from '../state.ts';
import { acknowledgedBy, alarmsAfter, type OpenAlarm, viewOf } from './alarm-book.ts';

/** Longer waits are cut: timers stand still while a computer sleeps, and a clock may be set. */
const LONGEST_WAIT_MS = 60_000;
/**
 * So long after a start of the program an alarm of the last process stays open though its condition does not show: disk,
 * clock, files and schedules are looked at one after the other.
 */
const LEFT_OPEN_MS = 10 * 60_000;
/** So long an alarm that is over stays in the list, in milliseconds. */
const KEEP_MS = 365 * 86_400_000;

export interface AlarmServiceDependencies {
  readonly state: Pick<AppStateStore, 'state' | 'update' | 'subscribe'>;
  /** Opens the history of alarms; called once. */
  open(): AlarmRepository;
  /** The earliest time that may be true at a service, in milliseconds since the epoch. */
  nowAt(service: string): number;
  /** The wall clock, in milliseconds since the epoch. */
  now(): number;
  /** Calls `work` after so many milliseconds; the function returned takes that back. */
  after(ms: number, work: () => void): () => void;
  /** The operator's name where the settings have none. */
  userName(): string;
  onFault(error: unknown): void;
}

/** Follows the state for what calls an operator, writes it down, and shows it as one list. */
export class AlarmService {
  readonly #services: AlarmServiceDependencies;
  readonly #summaries = rememberedSummaries();
  #store: AlarmRepository | null = null;
  #open: readonly OpenAlarm[] = [];
  /** Ids of what the last process left, and this one has not seen yet. */
  #left: ReadonlySet<string> = new Set();
  #begunAt: number | null = null;
  #cancel: () => void = () => undefined;
  #unsubscribe: () => void = () => undefined;

  constructor(services: AlarmServiceDependencies) {
    this.#services = services;
  }

  begin(): void {
    if (this.#begunAt !== null) return;
    const { state, now, onFault } = this.#services;
    this.#begunAt = now();
    try {
      const store = this.#services.open();
      this.#store = store;
      store.prune(now() - KEEP_MS);
      this.#open = store.open();
    } catch (error) {
      onFault(error);
    }
    this.#left = new Set(this.#open.map(({ id }) => id));
    this.#unsubscribe = state.subscribe(({ changes }) => {
      const { alarms: _own, ...others } = changes;
      if (Object.keys(others).length > 0) this.look();
    });
    this.look();
  }

  /** Compares what is so now with what was; to be called after each change, and when time may have passed. */
  look(): void {
    if (this.#begunAt === null) return;
    const { state: store, nowAt, now } = this.#services;
    const { state } = store;
    const facts = { state, summaries: this.#summaries(state), nowAt };
    const conditions = alarmConditions(facts);
    const isEarly = now() - this.#begunAt < LEFT_OPEN_MS;
    this.#see(conditions, isEarly);
    const waits = [untilNextCondition(facts) ?? LONGEST_WAIT_MS, LONGEST_WAIT_MS];
    this.#cancel();
    this.#cancel = this.#services.after(Math.min(...waits) + 1, () => this.look());
  }

  /** An operator has acknowledged these alarms; one that is over, or acknowledged already, stays as it is. */
  acknowledge(ids: readonly string[]): void {
    const { now } = this.#services;
    const by = this.#operator();
    const at = new Date(now()).toISOString();
    const wanted = new Set(ids);
    const fresh = this.#open.filter(
      (alarm) => wanted.has(alarm.id) && viewOf(alarm).acknowledged === null,
    );
    if (fresh.length === 0) return;
    // What is not on disk is not shown as acknowledged.
    this.#store?.acknowledge(
      fresh.map(({ id, condition }) => ({ alarmId: id, by, at, parts: condition.parts })),
    );
    this.#open = this.#open.map((alarm) =>
      fresh.includes(alarm) ? acknowledgedBy(alarm, { by, at }) : alarm,
    );
    this.#show();
  }

  /** An operator has dismissed this trouble: by which way in, under which name and when. Throws where the disk refuses. */
  noteDismissed(dismissed: Dismissed, source: string): void {
    const at = new Date(this.#services.now()).toISOString();
    this.#store?.dismiss({ ...dismissed, by: this.#operator(), source, at });
  }

  /** What operators have dismissed, the newest first. */
  dismissals(limit: number): Dismissal[] {
    return this.#store?.dismissals(limit) ?? [];
  }

  #operator(): string {
    const { state, userName } = this.#services;
    return state.state.settings.alarms?.operator ?? userName();
  }

  /** All alarms, newest first. */
  page(before: number | null, limit: number): AlarmPage {
    return this.#store?.page(before, limit) ?? { alarms: [], next: null };
  }

  /** Whether ZEGO has said of a stream that it is, or was, on air in RTC. */
  wasInRtc(appId: number, streamId: string): boolean {
    return this.#store?.wasInRtc(appId, streamId) ?? false;
  }

  noteInRtc(appId: number, streamIds: readonly string[]): void {
    this.#store?.noteInRtc(appId, streamIds);
  }

  stop(): void {
    this.#cancel();
    this.#unsubscribe();
    this.#begunAt = null;
    this.#store?.close();
    this.#store = null;
  }

  #see(conditions: readonly AlarmCondition[], isEarly: boolean): void {
    const nowMs = this.#services.now();
    const isKept = ({ id }: OpenAlarm) => isEarly && this.#left.has(id);
    const { open, arisen, changed, ended } = alarmsAfter(this.#open, conditions, nowMs, isKept);
    const holding = new Set(conditions.map(({ about }) => about));
    const seen = open.filter(({ condition }) => holding.has(condition.about));
    if (this.#left.size > 0) {
      const known = new Set(seen.map(({ id }) => id));
      this.#left = new Set([...this.#left].filter((id) => !known.has(id)));
    }
    this.#open = open;
    this.#write([...arisen, ...changed], ended, nowMs);
    this.#show();
  }

  #write(put: readonly OpenAlarm[], ended: readonly OpenAlarm[], nowMs: number): void {
    if (put.length + ended.length === 0) return;
    const { onFault } = this.#services;
    const at = new Date(nowMs).toISOString();
    try {
      this.#store?.write({ put, ended: ended.map(({ id }) => id), at });
    } catch (error) {
      onFault(error);
    }
  }

  /** What the last process left shows once this one has seen that it holds. */
  #show(): void {
    const { state } = this.#services;
    const alarms = this.#open.filter(({ id }) => !this.#left.has(id)).map(viewOf);
    if (!isSame(alarms, state.state.alarms)) state.update({ alarms });
  }
}

const isSame = (left: readonly Alarm[], right: readonly Alarm[]): boolean =>
  left.length === right.length &&
  left.every((alarm, index) => JSON.stringify(alarm) === JSON.stringify(right[index]));
