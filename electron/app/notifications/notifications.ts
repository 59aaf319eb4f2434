import { type PageAddress, SHOW_PRESET } from '#contract/ipc/sections.ts';
import { isUnderWay, type RunView } from '#contract/model/run.ts';
import { coalesce } from '../coalesce.ts';
import type { Language, Translate } from '../language.ts';
import type { AppStateStore } from '../state.ts';
import { missingFilesNotice } from './missing-files-notice.ts';
import type { NotificationText } from './notification-text.ts';
import type {
  CreateNotifier,
  NotificationAction,
  NotificationContent,
  Notifier,
} from './notifier.ts';
import { type OverdueNotice, overdueNotice } from './overdue-notice.ts';
import { scheduleNotice } from './schedule-notice.ts';
import { afterChange, afterRun, type ShownNotifications, without } from './shown-notifications.ts';

/** Milliseconds from the first trouble of a run to its notification, while other calls of the run are under way. */
const EARLY_MS = 2_000;
/** The key of the notification about recordings without files. */
const MISSING_FILES = 'missing files';
/** The key of the notification about planned starts. */
const SCHEDULES = 'schedules';
/** The key of the notification about stops that were not sent. */
const OVERDUE = 'overdue stops';
/** Between two looks at what has changed, in milliseconds. */
const LOOK_INTERVAL_MS = 50;

export interface NotificationsDependencies {
  readonly state: Pick<AppStateStore, 'state' | 'subscribe'>;
  readonly createNotifier: CreateNotifier;
  readonly translator: (language: Language) => Translate;
  /** The same commands as a click in the tray: the window asks, and a notification reports a refusal. */
  readonly commands: {
    stop(presetId: string): Promise<void>;
    retry(presetId: string): Promise<void>;
  };
  open(address: PageAddress | null): void;
  /** Runs work when nothing else is to be done. */
  later(work: () => void): void;
  onFault(error: unknown): void;
  /** Milliseconds that never go back. */
  now(): number;
  /** When this process began, milliseconds since the epoch. */
  readonly began: number;
}

/** The notifications of the desktop: one for each run, which says what is now so and goes once it is over. */
export class Notifications {
  readonly #services: NotificationsDependencies;
  readonly #notifier: Notifier;
  readonly #unsubscribe: () => void;
  #shown: ShownNotifications = new Map();
  /** Buttons that have started or stopped something, by the text that they stood under. */
  readonly #pressed = new WeakMap<NotificationContent, Set<NotificationAction>>();
  /** Runs under way with trouble that is yet to be told. */
  readonly #early = new Map<string, NodeJS.Timeout>();
  #notes = 0;
  /** What shows of recordings without files, as text; null where nothing does. */
  #toldMissing: string | null = null;
  /** What shows of planned starts with trouble, as text; null where nothing does. */
  #toldSchedules: string | null = null;
  /** What shows of planned stops that were not sent. */
  #overdue: OverdueNotice | null = null;

  constructor(services: NotificationsDependencies) {
    this.#services = services;
    this.#notifier = services.createNotifier({
      onAction: (key, action) => this.#act(key, action),
      onClosed: (key) => {
        this.#shown = without(this.#shown, key);
      },
      onLost: () => this.#showTroubleAgain(),
    });
    const look = coalesce(
      () => services.later(() => this.#show(afterChange(this.#shown, this.#context()))),
      LOOK_INTERVAL_MS,
    );
    this.#unsubscribe = services.state.subscribe(({ changes }) => {
      const { runs, recordings, dismissedRuns, presets } = changes;
      if (changes.fileWatches) services.later(() => this.#tellMissing());
      if (changes.scheduleTroubles) services.later(() => this.#tellSchedules());
      if (recordings) services.later(() => this.#tellOverdue());
      for (const run of Object.values(runs ?? {})) this.#watch(run);
      if (this.#shown.size > 0 && (runs || recordings || dismissedRuns || presets)) look();
    });
  }

  /** Tells what a run came to. */
  settled(run: RunView): void {
    clearTimeout(this.#early.get(run.id));
    this.#early.delete(run.id);
    this.#show(afterRun(this.#shown, run, this.#context(), this.#services.now()));
  }

  /** Tells something that is about no run. */
  note({ title, body }: NotificationText): void {
    this.#notes += 1;
    const open = this.#context().t('tray.open');
    this.#notifier.show(`note ${this.#notes}`, { title, body, open, stays: false, buttons: [] });
  }

  end(): void {
    this.#unsubscribe();
    for (const timer of this.#early.values()) clearTimeout(timer);
    this.#notifier.end();
  }

  /** One notification for all of them: it changes as more come, and goes once the operator has seen them. */
  #tellMissing(): void {
    const { state, t } = this.#context();
    const content = missingFilesNotice(state, this.#services.began, t);
    const text = content && JSON.stringify(content);
    if (text === this.#toldMissing) return;
    this.#toldMissing = text;
    if (content) this.#notifier.show(MISSING_FILES, content);
    else this.#notifier.close(MISSING_FILES);
  }

  /** It changes as more come, and goes once all are stopped or settled. */
  #tellOverdue(): void {
    const { state, t } = this.#context();
    const before = JSON.stringify(this.#overdue);
    const notice = overdueNotice(state, t);
    if (JSON.stringify(notice) === before) return;
    this.#overdue = notice;
    if (notice) this.#notifier.show(OVERDUE, notice.content);
    else this.#notifier.close(OVERDUE);
  }

  /** One notification for all of them; it goes once all are dismissed, or over. */
  #tellSchedules(): void {
    const { state, t } = this.#context();
    const content = scheduleNotice(state, t);
    const text = content && JSON.stringify(content);
    if (text === this.#toldSchedules) return;
    this.#toldSchedules = text;
    if (content) this.#notifier.show(SCHEDULES, content);
    else this.#notifier.close(SCHEDULES);
  }

  /** A vendor that does not answer must not hold up the news that another one has refused. */
  #watch(run: RunView): void {
    const isTrouble = run.calls.some(({ outcome }) => outcome && outcome.status !== 'accepted');
    if (!isUnderWay(run) || !isTrouble || this.#early.has(run.id)) return;
    const timer = setTimeout(() => {
      const { state } = this.#services.state;
      const now = state.runs[run.presetId];
      if (now?.id === run.id && isUnderWay(now))
        this.#show(afterRun(this.#shown, now, this.#context(), this.#services.now()));
    }, EARLY_MS);
    this.#early.set(run.id, timer);
  }

  #context() {
    const { state, translator } = this.#services;
    return { state: state.state, t: translator(state.state.language) };
  }

  /** Hands the notifier what differs: it does not show the same text twice. */
  #show(next: ShownNotifications): void {
    const before = this.#shown;
    this.#shown = next;
    for (const key of before.keys()) if (!next.has(key)) this.#notifier.close(key);
    for (const [key, { content }] of next) {
      if (before.get(key)?.content !== content) this.#notifier.show(key, content);
    }
  }

  #showTroubleAgain(): void {
    for (const [key, { kind, content }] of this.#shown)
      if (kind === 'trouble') this.#notifier.show(key, content);
  }

  /** The preset may have changed or gone since the notification came: the commands decide, as for the tray. */
  #act(key: string, action: NotificationAction): void {
    const { open, commands, onFault } = this.#services;
    if (key === OVERDUE) {
      this.#actOnOverdue(action);
      return;
    }
    const known = this.#shown.get(key);
    const [run] = known?.runs ?? [];
    const isOfOne = known?.runs.length === 1 && run !== undefined;
    const isDeed = action === 'stop' || action === 'retry-missing';
    if (known && isOfOne && isDeed && this.#isFirst(known.content, action)) {
      const command = action === 'stop' ? commands.stop : commands.retry;
      void command.call(commands, run.presetId).catch(onFault);
      return;
    }
    const shown = isOfOne ? (['presets', SHOW_PRESET, run.presetId] as const) : null;
    if (key === SCHEDULES) open(['agenda']);
    else open(key === MISSING_FILES ? ['files'] : shown);
  }

  #actOnOverdue(action: NotificationAction): void {
    const { open, commands, onFault } = this.#services;
    const { content, presetId = null } = this.#overdue ?? {};
    if (action !== 'stop' || presetId === null || !content) {
      open(presetId === null ? ['on-air'] : ['presets', SHOW_PRESET, presetId]);
    } else if (this.#isFirst(content, action)) {
      void commands.stop(presetId).catch(onFault);
    }
  }

  /** A button does its deed once: the desktop may tell of a double click as two. */
  #isFirst(content: NotificationContent, action: NotificationAction): boolean {
    const pressed = this.#pressed.get(content) ?? new Set();
    if (pressed.has(action)) return false;
    this.#pressed.set(content, pressed.add(action));
    return true;
  }
}
