import { MantineProvider } from '@mantine/core';
import { type ReactNode, useLayoutEffect } from 'react';
import type { Settings } from '#contract/model/settings.ts';
import { contrastVariablesResolver, cssVariablesResolver } from './css-variables.ts';
import { contrastTheme, theme } from './theme.ts';
import { useMedia } from './use-media.ts';

/** Main puts a fresh nonce into the page each time; without it the policy drops the library's styles. */
const styleNonce = (): string =>
  document.querySelector('meta[name="style-nonce"]')?.getAttribute('content') ?? '';

/** Matches a desktop that is set to more contrast, or to colours of its own. */
const MORE_CONTRAST = '(prefers-contrast: more), (forced-colors: active)';

export interface ThemeFrameProps {
  readonly chosen: Settings['theme'];
  readonly children: ReactNode;
}

/** A theme for all that is in it; `system` follows the desktop while the window is open. */
export function ThemeFrame({ chosen, children }: ThemeFrameProps) {
  const wantsMore = useMedia(MORE_CONTRAST);
  const isHigh = chosen === 'high-contrast' || (chosen === 'system' && wantsMore);
  const scheme = chosen === 'high-contrast' ? 'dark' : chosen;
  const forced = scheme === 'system' ? {} : { forceColorScheme: scheme };
  useLayoutEffect(() => {
    document.documentElement.dataset.contrast = isHigh ? 'more' : 'usual';
  }, [isHigh]);
  return (
    <MantineProvider
      theme={isHigh ? contrastTheme : theme}
      cssVariablesResolver={isHigh ? contrastVariablesResolver : cssVariablesResolver}
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
