import { Notification } from 'electron';
import type {
  CreateNotifier,
  NotificationContent,
  Notifier,
  NotifierEvents,
} from '../../app/notifications/notifier.ts';
import type { Log } from '../../storage/log.ts';
import { FreedesktopNotifier } from './freedesktop-notifier.ts';

/**
 * How this system shows notifications. On Linux not by Electron: its library waits for the service's answer in
 * the main process, and knows no buttons.
 */
export const createNotifier =
  (platform: NodeJS.Platform, log: Log): CreateNotifier =>
  (events) =>
    platform === 'linux' ? new FreedesktopNotifier(events, log) : new ElectronNotifier(events, log);

/** A desktop does not report each one that it dismisses, so the newest are kept. */
const MOST_KEPT = 50;

/**
 * Notifications of macOS (with buttons, where the system shows them as alerts) and Windows. Electron drops one
 * that nothing holds, and the click on it is lost (electron/electron#16922).
 */
class ElectronNotifier implements Notifier {
  readonly #events: NotifierEvents;
  readonly #log: Log;
  readonly #shown = new Map<string, Notification>();

  constructor(events: NotifierEvents, log: Log) {
    this.#events = events;
    this.#log = log;
  }

  show(key: string, { title, body, stays, buttons }: NotificationContent): void {
    this.close(key);
    const shown = new Notification({
      title,
      body,
      actions: buttons.map(({ label }) => ({ type: 'button', text: label })),
      timeoutType: stays ? 'never' : 'default',
    });
    shown.on('click', () => this.#events.onAction(key, 'default'));
    shown.on('action', ({ actionIndex }) => {
      const button = buttons[actionIndex];
      if (button) this.#events.onAction(key, button.action);
    });
    shown.on('close', () => {
      if (this.#shown.get(key) !== shown) return;
      this.#shown.delete(key);
      this.#events.onClosed(key);
    });
    shown.on('failed', (_event, error) => this.#log.warn(`notification not shown: ${error}`));
    this.#shown.set(key, shown);
    const [oldest] = this.#shown.keys();
    if (this.#shown.size > MOST_KEPT && oldest !== undefined) this.#shown.delete(oldest);
    shown.show();
  }

  close(key: string): void {
    const shown = this.#shown.get(key);
    this.#shown.delete(key);
    shown?.close();
  }

  end(): void {
    this.#shown.clear();
  }
}
