import { App } from './app.tsx';
import './shared/prepare-page.ts';
import './theme/styles.ts';
import { bridge } from './shared/bridge/bridge.ts';
import { createTranslations } from './shared/i18n/translations.ts';
import { mountPage } from './shared/mount-page.tsx';
import { AppStateStore } from './shared/state/app-state-store.ts';

/** Asked before React is at work: the first answer is what the first paint waits for. */
const store = new AppStateStore(bridge);
store.connect();

mountPage(<App store={store} translations={createTranslations()} />);
