import { powerMonitor } from 'electron';
import type { Settings } from '#contract/model/settings.ts';
import { AutoLock } from '../app/credentials/auto-lock.ts';
import type { SecretPrompt } from '../app/credentials/secret-prompt.ts';
import { broadcast } from '../ipc/broadcast.ts';
import { onScreenLock } from './screen-lock/screen-lock.ts';
import { WINDOW_TITLE } from './windows/main-window.ts';
import { appearanceOf } from './windows/page-appearance.ts';
import type { PagePlaces } from './windows/page-window.ts';
import { openSecretsWindow, type SecretsWindow } from './windows/secrets-window.ts';

export interface CredentialUiServices {
  readonly secretPrompt: SecretPrompt;
  readonly vault: { lock(): Promise<void> };
  readonly settings: { get(): Settings };
}

export interface CredentialUi {
  readonly autoLock: AutoLock;
  /** What the window for secrets is shown in; null while no task is open. */
  secretsContents(): Electron.WebContents | null;
}

/** Lets the operator be asked for secrets, and locks them by themselves. */
export function attachCredentials(
  { secretPrompt, vault, settings }: CredentialUiServices,
  places: PagePlaces,
): CredentialUi {
  let newest: SecretsWindow | null = null;
  // SECURITY: a window whose task is done takes part in nothing more, also before it is gone.
  const secretsContents = () =>
    newest !== null && secretPrompt.page === newest ? newest.contents : null;
  secretPrompt.attach({
    open: () => {
      newest = openSecretsWindow(places, WINDOW_TITLE, appearanceOf(settings.get()));
      return newest;
    },
    onChange: () => broadcast(secretsContents(), 'secrets.changed', null),
  });
  const autoLock = new AutoLock({
    lock: () => void vault.lock(),
    onScreenLock: (listener) => onScreenLock(process.platform, listener),
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
  });
  autoLock.configure(settings.get().lock);
  return { autoLock, secretsContents };
}
