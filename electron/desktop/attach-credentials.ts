import { powerMonitor } from 'electron';
import { AutoLock } from '../app/credentials/auto-lock.ts';
import type { Services } from '../compose/index.ts';
import { broadcast } from '../ipc/broadcast.ts';
import { onScreenLock } from './screen-lock/screen-lock.ts';
import { WINDOW_TITLE } from './windows/main-window.ts';
import { lookOf } from './windows/page-look.ts';
import type { PagePlaces } from './windows/page-window.ts';
import { openSecretsPage } from './windows/secrets-window.ts';

/** Lets the operator be asked for secrets, and locks them by themselves. */
export function attachCredentials(
  { secretPrompt, vault, settings }: Services,
  places: PagePlaces,
): { readonly autoLock: AutoLock } {
  secretPrompt.attach({
    open: () => openSecretsPage(places, WINDOW_TITLE, lookOf(settings.get())),
    onChange: () => broadcast(secretPrompt.contents, 'secrets.changed', null),
  });
  const autoLock = new AutoLock({
    lock: () => void vault.lock(),
    onScreenLock: (listener) => onScreenLock(process.platform, listener),
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
  });
  autoLock.configure(settings.get().lock);
  return { autoLock };
}
