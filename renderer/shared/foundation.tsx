import type { i18n } from 'i18next';
import { type ReactNode, useLayoutEffect } from 'react';
import { I18nextProvider } from 'react-i18next';
import { ThemeProvider } from '../theme/theme-provider.tsx';
import type { AppStateStore } from './state/app-state-store.ts';
import { AppStateProvider, useAppState, useIsReady } from './state/use-app-state.ts';

export interface FoundationProps {
  readonly store: AppStateStore;
  readonly translations: i18n;
  readonly children: ReactNode;
}

/** What every page stands on: main's state, its words in the language in force, the theme. */
export function Foundation({ store, translations, children }: FoundationProps) {
  if (!useIsReady(store)) return null;
  return (
    <AppStateProvider value={store}>
      <I18nextProvider i18n={translations}>
        <ThemeProvider>
          <InLanguage translations={translations}>{children}</InLanguage>
        </ThemeProvider>
      </I18nextProvider>
    </AppStateProvider>
  );
}

function InLanguage({ translations, children }: Omit<FoundationProps, 'store'>) {
  const language = useAppState((state) => state.language);
  useLayoutEffect(() => {
    void translations.changeLanguage(language);
    document.documentElement.lang = language;
  }, [translations, language]);
  return children;
}
