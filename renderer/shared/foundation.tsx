import { type ReactNode, useLayoutEffect, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { ThemeProvider } from '../theme/theme-provider.tsx';
import { changeLanguage, createTranslations } from './i18n/translations.ts';
import type { AppStateStore } from './state/app-state-store.ts';
import { AppStateProvider, useAppState } from './state/use-app-state.ts';

export interface FoundationProps {
  /** Connected: it has its first state. */
  readonly store: AppStateStore;
  readonly children: ReactNode;
}

/** What every page stands on: main's state, its words in the language in force, the theme. */
export function Foundation({ store, children }: FoundationProps) {
  return (
    <AppStateProvider value={store}>
      <InLanguage>
        <ThemeProvider>{children}</ThemeProvider>
      </InLanguage>
    </AppStateProvider>
  );
}

function InLanguage({ children }: Pick<FoundationProps, 'children'>) {
  const language = useAppState((state) => state.language);
  const [translations] = useState(() => createTranslations(language));
  useLayoutEffect(() => {
    changeLanguage(translations, language);
    document.documentElement.lang = language;
  }, [translations, language]);
  return <I18nextProvider i18n={translations}>{children}</I18nextProvider>;
}
