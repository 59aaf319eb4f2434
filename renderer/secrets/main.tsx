import '../shared/prepare-page.ts';
import '../theme/styles.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { Foundation } from '../shared/foundation.tsx';
import { createTranslations } from '../shared/i18n/translations.ts';
import { mountPage } from '../shared/mount-page.tsx';
import { AppStateStore } from '../shared/state/app-state-store.ts';
import { SecretsWindow } from './secrets-window.tsx';

/** The page in which secrets are entered: in a process and a session of its own, gone when it is done. */
const store = new AppStateStore(bridge);
store.connect();

mountPage(
  <Foundation store={store} translations={createTranslations()}>
    <SecretsWindow />
  </Foundation>,
);
