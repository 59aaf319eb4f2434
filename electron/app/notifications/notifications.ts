import { MOVE_END, type PageAddress, SHOW_PRESET } from '#contract/ipc/sections.ts';
import { isUnderWay, type RunView } from '#contract/model/run.ts';
import { alarmsOfPreset } from '#contract/rules/alarms/alarms-of-run.ts';
import { coalesce } from '../coalesce.ts';
import type { Language, Translate } from '../language.ts';
import type { AppStateStore } from '../state.ts';
import type { NotificationText } from './notification-text.ts';
import type {
  CreateNotifier,
  NotificationAction,
  NotificationContent,
  Notifier,
} from './notifier.ts';
import { afterChange, afterRun, type ShownNotifications, without } from './shown-notifications.ts';
import { type StandingNotice, standingNotices } from './standing-notices.ts';

/** Milliseconds from the first trouble of a run to its notification, while other calls of the run are under way. */
const EARLY_MS = 2_000;
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
  /** An operator has acknowledged these alarms. */
  acknowledge(alarmIds: readonly string[]): void;
  /** Runs work when nothing else is to be done. */
  later(work: () => void): void;
  onFault(error: unknown): void;
  /** Milliseconds that never go back. */
  now(): number;
  /** When this process began, milliseconds since the epoch. */
  readonly began: number;
}

/** What the standing notifications are made of. */
const STANDING = ['alarms', 'settings', 'fileWatches', 'recordings', 'scheduleTroubles'] as const;

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
  /** What shows of alarms that are about no single run, by key. */
  #standing: ReadonlyMap<string, StandingNotice> = new Map();

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
      const { runs, recordings, dismissedRuns, presets, alarms } = changes;
      if (STANDING.some((part) => changes[part] !== undefined))
        services.later(() => this.#tellStanding());
      for (const run of Object.values(runs ?? {})) this.#watch(run);
      if (this.#shown.size > 0 && (runs || recordings || dismissedRuns || presets || alarms))
        look();
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

  /** Each changes as more alarms come, and goes once all are over or acknowledged. */
  #tellStanding(): void {
    const { state, t } = this.#context();
    const { began } = this.#services;
    const notices = standingNotices(state, began, new Date(), t);
    const before = this.#standing;
    this.#standing = new Map(
      notices.map((notice) => {
        const known = before.get(notice.key);
        return [notice.key, known && isSame(known, notice) ? known : notice];
      }),
    );
    for (const key of before.keys()) if (!this.#standing.has(key)) this.#notifier.close(key);
    for (const [key, notice] of this.#standing) {
      if (before.get(key)?.content !== notice.content) this.#notifier.show(key, notice.content);
    }
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
    for (const [key, { content }] of this.#standing) this.#notifier.show(key, content);
  }

  /** The preset may have changed or gone since the notification came: the commands decide, as for the tray. */
  #act(key: string, action: NotificationAction): void {
    const { open, commands, onFault } = this.#services;
    const standing = this.#standing.get(key);
    if (standing) {
      this.#actOnStanding(standing, action);
      return;
    }
    const known = this.#shown.get(key);
    const [run] = known?.runs ?? [];
    const isOfOne = known?.runs.length === 1 && run !== undefined;
    if (run && action === 'acknowledge') {
      const { state } = this.#services.state;
      this.#acknowledge(alarmsOfPreset(state, run.presetId).map(({ id }) => id));
      return;
    }
    const isDeed = action === 'stop' || action === 'retry-missing';
    if (known && isOfOne && isDeed && this.#isFirst(known.content, action)) {
      const command = action === 'stop' ? commands.stop : commands.retry;
      void command.call(commands, run.presetId).catch(onFault);
      return;
    }
    open(isOfOne ? ['presets', SHOW_PRESET, run.presetId] : null);
  }

  #actOnStanding(
    { content, address, presetId, endOf, alarmIds }: StandingNotice,
    action: NotificationAction,
  ): void {
    const { open, commands, onFault } = this.#services;
    if (action === 'acknowledge') this.#acknowledge(alarmIds);
    else if (action === 'move-end' && endOf !== null) open(['presets', MOVE_END, endOf]);
    else if (action !== 'stop' || presetId === null) open(address);
    else if (this.#isFirst(content, action)) void commands.stop(presetId).catch(onFault);
  }

  #acknowledge(alarmIds: readonly string[]): void {
    const { acknowledge, onFault } = this.#services;
    try {
      acknowledge(alarmIds);
    } catch (error) {
      onFault(error);
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

const isSame = (known: StandingNotice, notice: StandingNotice): boolean =>
  JSON.stringify(known) === JSON.stringify(notice);
