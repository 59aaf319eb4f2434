import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { useAppState } from '../shared/state/use-app-state.ts';
import { cssVariablesResolver } from './css-variables.ts';
import { theme } from './theme.ts';

/** Main puts a fresh nonce into the page each time; without it the policy drops the library's styles. */
const styleNonce = (): string =>
  document.querySelector('meta[name="style-nonce"]')?.getAttribute('content') ?? '';

/** The theme that the settings name; `system` follows the desktop while the window is open. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const chosen = useAppState((state) => state.settings.theme);
  const scheme = chosen === 'high-contrast' ? 'dark' : chosen;
  const forced = scheme === 'system' ? {} : { forceColorScheme: scheme };
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      getStyleNonce={styleNonce}
      defaultColorScheme="auto"
      colorSchemeManager={NOTHING_REMEMBERED}
      {...forced}
    >
      {children}
    </MantineProvider>
  );
}

/** The choice lives in main's settings; a second memory in the page could only disagree. */
const NOTHING_REMEMBERED = {
  get: () => 'auto' as const,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
};
