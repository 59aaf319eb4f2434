import { powerMonitor } from 'electron';
import type { Services } from '../../compose/index.ts';
import { broadcast } from '../../ipc/broadcast.ts';
import { WINDOW_TITLE } from '../window/main-window.ts';
import { lookOf } from '../window/page-look.ts';
import type { PagePlaces } from '../window/page-window.ts';
import { openSecretsPage } from '../window/secrets-window.ts';
import { AutoLock } from './auto-lock.ts';
import { onScreenLock } from './screen-lock.ts';

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
