import { powerMonitor } from 'electron';
import type { Services } from '../../compose.ts';
import { broadcast } from '../../ipc/broadcast.ts';
import { WINDOW_TITLE } from '../window/main-window.ts';
import { lookOf } from '../window/page-look.ts';
import type { PagePlaces } from '../window/page-window.ts';
import { openSecretsPage } from '../window/secrets-window.ts';
import { AutoLock } from './auto-lock.ts';
import { CredentialsGate } from './gate.ts';
import { onScreenLock } from './screen-lock.ts';
import { SecretsDesk } from './secrets-desk.ts';

/** How an operator gets at the credentials, and when these lock themselves. */
export function joinCredentials({ vault, accounts, settings }: Services, places: PagePlaces) {
  const desk: SecretsDesk = new SecretsDesk(
    () => openSecretsPage(places, WINDOW_TITLE, lookOf(settings.get())),
    () => broadcast(desk.contents, 'secrets.changed', null),
  );
  const gate = new CredentialsGate({
    vault,
    desk,
    findAccount: (id) => accounts.list().find((account) => account.id === id),
  });
  const autoLock = new AutoLock({
    lock: () => void vault.lock(),
    onScreenLock: (listener) => onScreenLock(process.platform, listener),
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
  });
  autoLock.configure(settings.get().lock);
  return { desk, gate, autoLock };
}
