import '../shared/prepare-page.ts';
import '../theme/styles.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { Foundation } from '../shared/foundation.tsx';
import { mountPage } from '../shared/mount-page.tsx';
import { AppStateStore } from '../shared/state/app-state-store.ts';
import { SecretsWindow } from './secrets-window.tsx';

/** The page in which secrets are entered: in a process and a session of its own, gone when it is done. */
const store = new AppStateStore(bridge);
void store.connect().then(() =>
  mountPage(
    <Foundation store={store}>
      <SecretsWindow />
    </Foundation>,
  ),
);
