import { join } from 'node:path';
import { app } from 'electron';
import type { Services } from '../compose.ts';
import type { Settings } from '../contract/app-state.ts';
import type { ErrorCode } from '../contract/channels.ts';
import type { ExportProgress } from '../contract/history.ts';
import { withQuestion } from '../contract/questions.ts';
import type { RunView } from '../contract/run.ts';
import type { Intent } from '../contract/secrets.ts';
import type { Section } from '../contract/sections.ts';
import type { Question } from '../contract/start.ts';
import { Refused } from '../recording/refused.ts';
import { coalesce } from './coalesce.ts';
import type { CredentialsGate } from './credentials/gate.ts';
import { createTranslator, resolveLanguage } from './language.ts';
import type { Log } from './log.ts';
import { exportFailedText, notificationText, notify } from './notifications.ts';
import { shownSettings } from './shown-settings.ts';
import { TrayAdapter } from './tray/tray.ts';
import { type TrayIcon, trayView } from './tray/tray-view.ts';
import type { MainWindow } from './window/main-window.ts';
import { applyTheme, lookOf } from './window/page-look.ts';
import type { PagePlaces } from './window/page-window.ts';

/** Between two redraws of the tray; the first of a burst is drawn in the next turn. */
const TRAY_INTERVAL_MS = 50;

export interface ShellOptions {
  readonly services: Services;
  readonly window: MainWindow;
  readonly gate: CredentialsGate;
  readonly places: PagePlaces;
  /** Folder of the built icons. */
  readonly icons: string;
  readonly log: Log;
}

/** What a person sees of the program: tray, window and notifications, all views of one state. */
export class Shell {
  readonly #options: ShellOptions;
  readonly #translator = createTranslator();
  readonly #tray: TrayAdapter;

  constructor(options: ShellOptions) {
    this.#options = options;
    const { services, icons } = options;
    const view = () => trayView(services.state.state, this.#t());
    this.#tray = new TrayAdapter(view(), (icon: TrayIcon) => join(icons, `tray-${icon}.png`), {
      start: (presetId) => this.#whenReady(presetId, 'start', () => this.#start(presetId)),
      stop: (presetId) => this.#whenStoppable(presetId, () => this.#stop(presetId)),
      unlock: () => void options.gate.unlock(),
      lock: () => void services.vault.lock(),
      open: () => this.openWindow(),
      openOnAir: () => this.openWindow('on-air'),
      aboutToShow: () => services.warm(),
      quit: () => app.quit(),
    });
    const draw = () => services.views.draw(() => this.#tray.show(view()));
    const redraw = coalesce(draw, TRAY_INTERVAL_MS);
    services.state.subscribe(redraw);
    applyTheme(services.settings.get());
  }

  openWindow(section: Section | null = null): void {
    const { window, places, services } = this.#options;
    const options = () => ({
      places,
      look: lookOf(services.settings.get()),
      onFocus: () => services.warm(),
    });
    window.open(options, section);
  }

  tellSettled(run: RunView): void {
    this.#notify(notificationText(run, this.#t()));
  }

  /** Nobody looks: the window that would say so is closed. */
  tellExportFailed(progress: ExportProgress): void {
    this.#notify(exportFailedText(progress, this.#t()));
  }

  destroy(): void {
    this.#options.window.rememberPlace();
    this.#tray.destroy();
  }

  #t() {
    return this.#translator(this.#options.services.state.state.language);
  }

  /** Where the credentials are locked the operator is asked first; the click then goes on. */
  #whenReady(presetId: string, kind: Intent['kind'], work: () => void): void {
    const { gate, services } = this.#options;
    const preset = services.presets.find(presetId);
    if (preset) void gate.pass(preset.accountId, { kind, name: preset.name }, work);
  }

  #whenStoppable(presetId: string, work: () => void): void {
    const { gate, services } = this.#options;
    const recordings = services.station.toStop(presetId);
    const name = this.#nameOf(presetId);
    const signers = services.station.signersOf(recordings);
    void gate.passAll(signers, { kind: 'stop', name }, work);
  }

  /** The preset's name; of a deleted one, that under which it was started. */
  #nameOf(presetId: string): string {
    const { presets, state } = this.#options.services;
    const started = state.state.recordings.find((one) => one.presetId === presetId);
    return presets.find(presetId)?.name ?? started?.presetName ?? '';
  }

  #start(presetId: string): void {
    const { services } = this.#options;
    try {
      const options = { scope: 'ask', mayGoUnrecorded: false } as const;
      const answer = services.station.start(presetId, 'tray', options);
      if (answer.kind === 'question') this.#ask({ kind: 'start', ...answer.question });
    } catch (error) {
      this.#tellRefused(presetId, error);
    }
  }

  #stop(presetId: string): void {
    const { services } = this.#options;
    const preset = services.presets.find(presetId);
    if (preset?.confirmStop !== false) {
      this.#ask({ kind: 'stop', presetId });
      return;
    }
    try {
      const { unstopped } = services.station.stop(presetId, 'tray');
      for (const { code, presetName } of unstopped) this.#tellNotStopped(presetName, code);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.#tellNotStopped(this.#nameOf(presetId), error.code);
    }
  }

  /** A question is asked in our own window, where there is room for what it means. */
  #ask(question: Question): void {
    const { state } = this.#options.services;
    state.update({ questions: withQuestion(state.state.questions, question) });
    this.openWindow();
  }

  #tellRefused(presetId: string, error: unknown): void {
    if (!(error instanceof Refused)) throw error;
    const preset = this.#nameOf(presetId);
    const title = this.#t()('notification.refused', { preset });
    this.#notify({ title, body: this.#t()(`error.${error.code}`) });
  }

  #tellNotStopped(preset: string, code: ErrorCode): void {
    const title = this.#t()('notification.notStopped', { preset });
    this.#notify({ title, body: this.#t()(`error.${code}`) });
  }

  #notify(text: { title: string; body: string }): void {
    const { log } = this.#options;
    notify(
      text,
      () => this.openWindow(),
      (error) => log.warn(`notification not shown: ${error}`),
    );
  }
}

/** What a change of settings means outside the window. */
export function applySettings(
  services: Pick<Services, 'state' | 'transport'>,
  settings: Settings,
): void {
  applyTheme(settings);
  services.transport.configure(settings.network);
  services.state.update({
    settings: shownSettings(settings),
    language: resolveLanguage(settings.language, app.getLocale()),
  });
}
