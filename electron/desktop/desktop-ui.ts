import { join } from 'node:path';
import { app } from 'electron';
import type { PageAddress } from '#contract/ipc/sections.ts';
import type { ExportProgress } from '#contract/model/history.ts';
import type { HotkeyAction } from '#contract/model/hotkey.ts';
import type { Preset } from '#contract/model/preset.ts';
import type { RunView } from '#contract/model/run.ts';
import type { Settings } from '#contract/model/settings.ts';
import type { Question } from '#contract/model/start.ts';
import { rememberedSummaries } from '#contract/rules/preset-summaries.ts';
import { withQuestion } from '#contract/rules/question-queue.ts';
import type { AlarmSound } from '../app/alarms/alarm-sound.ts';
import { RepeatedSound } from '../app/alarms/repeated-sound.ts';
import { coalesce } from '../app/coalesce.ts';
import type { CredentialsGate } from '../app/credentials/credentials-gate.ts';
import { type DesktopCommandDependencies, DesktopCommands } from '../app/desktop-commands.ts';
import { performHotkey } from '../app/hotkeys/perform-hotkey.ts';
import { translatorFor } from '../app/language.ts';
import { exportFailedText } from '../app/notifications/notification-text.ts';
import { Notifications } from '../app/notifications/notifications.ts';
import { type PauseServices, pauseActions } from '../app/pause-actions.ts';
import type { AppStateStore } from '../app/state.ts';
import type { ViewTurns } from '../app/view-turns.ts';
import type { Log } from '../storage/log.ts';
import { Attention } from './attention.ts';
import { createNotifier } from './notifications/create-notifier.ts';
import { quitFromTray } from './tray/quit-from-tray.ts';
import type { StartingTray } from './tray/starting-tray.ts';
import { TrayAdapter } from './tray/tray.ts';
import { type TrayView, trayView } from './tray/tray-view.ts';
import { watchTrayHost } from './tray-host.ts';
import type { MainWindow } from './windows/main-window.ts';
import { appearanceOf } from './windows/page-appearance.ts';
import type { PagePlaces } from './windows/page-window.ts';

/** Between two redraws of the tray; the first of a burst is drawn in the next turn. */
const TRAY_INTERVAL_MS = 50;
const MINUTE_MS = 60_000;
/** A panel may begin after the program when a session begins; milliseconds. */
const PANEL_PATIENCE_MS = 15_000;

/** An operator is there: the window can be opened for a question. */
const TRAY = { source: 'tray', attended: true } as const;
const HOTKEY = { source: 'hotkey', attended: true } as const;

export interface DesktopUiServices extends PauseServices {
  readonly state: AppStateStore;
  readonly commands: DesktopCommandDependencies['commands'];
  readonly gate: Pick<CredentialsGate, 'unlock'>;
  readonly views: ViewTurns;
  readonly presets: { find(id: string): Preset | undefined };
  readonly alarms: { acknowledge(alarmIds: readonly string[]): void };
  readonly settings: { get(): Settings };
  readonly vault: { lock(): Promise<void> };
  /** Opens connections ahead. */
  warm(): void;
}

export interface DesktopUiOptions {
  readonly services: DesktopUiServices;
  readonly window: MainWindow;
  readonly places: PagePlaces;
  readonly sound: AlarmSound;
  /** Folder of the built icons. */
  readonly icons: string;
  /** Shows already; null where it does not. */
  readonly tray: StartingTray | null;
  readonly log: Log;
}

/** By then a desktop has taken the tray's icon in; it answers over the bus, and nothing tells when. */
export const TRAY_FIRST_MS = 250;

/** What a person sees of the program: tray, window and notifications, all views of one state. */
export class DesktopUi {
  readonly #options: DesktopUiOptions;
  readonly #tray: TrayAdapter;
  readonly #notifications: Notifications;
  readonly #hotkeyCommands: DesktopCommands;
  readonly #summaries = rememberedSummaries();
  readonly #attention: Attention;
  readonly #repeatedSound: RepeatedSound;
  readonly #trayHost = watchTrayHost(process.platform, TRAY_FIRST_MS);
  #hasToldKept = false;
  #panelPatience: NodeJS.Timeout | undefined;
  /** Redraws the times of the menu, while it has any. */
  #minute: NodeJS.Timeout | undefined;

  constructor(options: DesktopUiOptions) {
    this.#options = options;
    const { services, icons, window, sound } = options;
    this.#attention = new Attention(
      {
        flash: () => window.flash(),
        setBadge: (count) => void app.setBadgeCount(count),
        sound: () => sound.sound(),
      },
      performance.timeOrigin,
    );
    this.#repeatedSound = new RepeatedSound({
      sound: () => sound.sound(),
      every(ms, work) {
        const timer = setInterval(work, ms);
        return () => clearInterval(timer);
      },
    });
    const commands = this.#createCommands(TRAY);
    this.#hotkeyCommands = this.#createCommands(HOTKEY);
    this.#notifications = this.#createNotifications(commands);
    const first = this.#look();
    const failed = (error: unknown) => this.#clickFailed(error);
    const iconFile = (icon: string) => join(icons, `tray-${icon}.png`);
    this.#tray = new TrayAdapter(options.tray?.handOver() ?? null, first, iconFile, {
      commands,
      onFault: failed,
      unlock: () => void services.gate.unlock().catch(failed),
      lock: () => void services.vault.lock(),
      ...pauseActions(services, failed),
      open: () => this.openWindow(),
      openAt: (address) => this.openWindow(address),
      aboutToShow: () => {
        services.warm();
        redraw();
      },
      quit: () => void quitFromTray(services.state.state, this.#t()).catch(failed),
    });
    const draw = () =>
      services.views.draw(() => {
        const view = this.#look();
        this.#tray.show(view);
        this.#redrawEachMinute(view, redraw);
      });
    const redraw = coalesce(draw, TRAY_INTERVAL_MS);
    services.state.subscribe(redraw);
    this.#redrawEachMinute(first, redraw);
  }

  /**
   * The program has begun without its window. Where no panel shows the tray either, the window waits minimized, and a
   * notification says so: the operator would see nothing of the program.
   */
  beginHidden(): void {
    clearTimeout(this.#panelPatience);
    this.#panelPatience = setTimeout(() => {
      if (this.#trayHost.hasHost() !== false || this.#options.window.contents) return;
      this.#open(null, true);
      this.#tellKept();
    }, PANEL_PATIENCE_MS);
  }

  openWindow(address: PageAddress | null = null): void {
    this.#open(address, false);
  }

  /** Another start of the program, or a link: the operator is at the screen with the pointer. */
  openWindowHere(address: PageAddress | null): void {
    this.#open(address, false, true);
  }

  #open(address: PageAddress | null, minimized: boolean, toPointer = false): void {
    const { window, places, services } = this.#options;
    const options = () => ({
      places,
      appearance: appearanceOf(services.settings.get()),
      onFocus: () => services.warm(),
      mayClose: () => this.#trayHost.hasHost() !== false,
      onKept: () => this.#tellKept(),
      minimized,
    });
    window.open(options, address, toPointer);
  }

  /** A hotkey was pressed, in whatever program. */
  performHotkey(action: HotkeyAction): void {
    const effects = {
      commands: this.#hotkeyCommands,
      state: this.#options.services.state.state,
      openAt: (address: PageAddress) => this.openWindow(address),
    };
    performHotkey(action, effects).catch((error: unknown) =>
      this.#options.log.error('a hotkey failed:', error),
    );
  }

  /** Whether a panel shows the tray; null where it is not known. */
  hasTrayHost(): boolean | null {
    return this.#trayHost.hasHost();
  }

  tellSettled(run: RunView): void {
    this.#notifications.settled(run);
  }

  /** For a failure while the window, which would show it, is closed. */
  tellExportFailed(progress: ExportProgress): void {
    this.#notifications.note(exportFailedText(progress, this.#t()));
  }

  /** A newer version is there: said once. */
  tellUpdate(version: string): void {
    const t = this.#t();
    this.#notifications.note({
      title: t('notification.update', { version }),
      body: t('notification.update.text'),
    });
  }

  destroy(): void {
    this.#options.window.rememberPlace();
    clearTimeout(this.#minute);
    clearTimeout(this.#panelPatience);
    this.#repeatedSound.stop();
    this.#trayHost.stop();
    this.#tray.destroy();
    this.#notifications.end();
  }

  #createCommands(caller: DesktopCommandDependencies['caller']): DesktopCommands {
    return new DesktopCommands({
      caller,
      commands: this.#options.services.commands,
      nameOf: (presetId) => this.#nameOf(presetId),
      ask: (question) => this.#ask(question),
      notify: (text, preset, code) =>
        this.#notifications.note({
          title: this.#t()(text, { preset }),
          body: this.#t()(`error.${code}`),
        }),
    });
  }

  #createNotifications(commands: DesktopCommands): Notifications {
    const { services, log } = this.#options;
    return new Notifications({
      state: services.state,
      createNotifier: createNotifier(process.platform, log),
      translator: translatorFor,
      commands,
      open: (address) => this.openWindow(address),
      acknowledge: (ids) => services.alarms.acknowledge(ids),
      later: (work) => services.views.later(work),
      onFault: (error) => log.error('a click on a notification failed:', error),
      now: () => performance.now(),
      began: performance.timeOrigin,
    });
  }

  /** What the tray is to show; title, taskbar and badge follow at once. */
  #look(): TrayView {
    const { services, window, sound } = this.#options;
    const { state } = services.state;
    const summaries = this.#summaries(state);
    const view = trayView(state, this.#t(), new Date(), summaries);
    window.setTitle(view.title);
    this.#attention.update(summaries, state.alarms, state.settings);
    this.#repeatedSound.follow(state.alarms, state.settings);
    sound.follow(state.alarms, state.settings);
    return view;
  }

  /** To the minute, so that no menu is made anew each second. */
  #redrawEachMinute({ isTimed }: TrayView, redraw: () => void): void {
    clearTimeout(this.#minute);
    if (isTimed) this.#minute = setTimeout(redraw, MINUTE_MS - (Date.now() % MINUTE_MS));
  }

  /** Once: after that the operator knows where the window went. */
  #tellKept(): void {
    if (this.#hasToldKept) return;
    this.#hasToldKept = true;
    const t = this.#t();
    this.#notifications.note({
      title: t('notification.noTray'),
      body: t('notification.noTray.text'),
    });
  }

  #t() {
    return translatorFor(this.#options.services.state.state.language);
  }

  #clickFailed(error: unknown): void {
    this.#options.log.error('a click in the tray failed:', error);
  }

  /** The preset's name; of a deleted one, that under which it was started. */
  #nameOf(presetId: string): string {
    const { presets, state } = this.#options.services;
    const started = state.state.recordings.find((one) => one.presetId === presetId);
    return presets.find(presetId)?.name ?? started?.presetName ?? '';
  }

  /** A question is asked in our own window, where there is room for what it means. */
  #ask(question: Question): void {
    const { state } = this.#options.services;
    state.update({ questions: withQuestion(state.state.questions, question) });
    this.openWindow();
  }
}
