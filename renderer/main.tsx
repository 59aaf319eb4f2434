import { App } from './app.tsx';
import './shared/prepare-page.ts';
import './theme/styles.ts';
import { bridge } from './shared/bridge/bridge.ts';
import { mountPage } from './shared/mount-page.tsx';
import { AppStateStore } from './shared/state/app-state-store.ts';

/**
 * Drawn once main's state is here. React would draw nothing before, and the window in one go with all its effects after:
 * what is drawn as a first page shows before them.
 */
const store = new AppStateStore(bridge);
void store.connect().then(() => mountPage(<App store={store} />));
