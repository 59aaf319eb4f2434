import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { app } from 'electron';
import type { ViewTurns } from '../app/view-turns.ts';
import { TRAY_FIRST_MS } from './desktop-ui.ts';
import { APP_ORIGIN } from './windows/app-protocol.ts';
import type { MainWindow } from './windows/main-window.ts';
import { clearOldStorage } from './windows/old-storage.ts';

/** A page that has not loaded by then will not. */
const PAGE_FIRST_MS = 5_000;

interface Begins {
  begin(): void;
}

export interface FirstClickServices {
  readonly transport: { prepare(): Promise<unknown> };
  readonly vault: { open(): Promise<unknown> };
  readonly views: Pick<ViewTurns, 'later'>;
  readonly handOvers: Begins;
  readonly plannedStops: Begins;
  readonly alarms: Begins;
  readonly streamWatch: Begins;
  feedHistory(): Promise<void>;
  beginFiles(): unknown;
  beginWebhooks(): void;
}

/**
 * What tray and window do not need in order to show: they come first. Loading the HTTP client takes the main
 * process some forty milliseconds, using an unlocked key store ten, and both answer the desktop and the page
 * from that thread. An earlier click or request does not wait for this.
 */
export async function prepareForFirstClick(
  services: FirstClickServices,
  window: MainWindow,
  leaving: AbortSignal,
  onFault: (error: unknown) => void,
): Promise<void> {
  const { transport, vault, views, feedHistory, beginFiles, beginWebhooks, alarms } = services;
  await sleep(TRAY_FIRST_MS, undefined, { signal: leaving });
  // Before the key store was asked, each stop would count as locked.
  void vault.open().finally(() => {
    services.handOvers.begin();
    services.plannedStops.begin();
  });
  if (window.contents?.isLoadingMainFrame()) {
    await Promise.race([
      once(window.contents, 'did-stop-loading', { signal: leaving }),
      sleep(PAGE_FIRST_MS, undefined, { signal: leaving }),
    ]);
  }
  void transport.prepare();
  views.later(() => void feedHistory());
  views.later(() => void beginFiles());
  views.later(() => {
    alarms.begin();
    services.streamWatch.begin();
  });
  views.later(() => beginWebhooks());
  views.later(() => void clearOldStorage(app.getPath('sessionData'), APP_ORIGIN).catch(onFault));
}
