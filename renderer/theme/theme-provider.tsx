import type { ReactNode } from 'react';
import { useAppState } from '../shared/state/use-app-state.ts';
import { ThemeFrame } from './theme-frame.tsx';

/** The theme that the settings name. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const chosen = useAppState((state) => state.settings.theme);
  return <ThemeFrame chosen={chosen}>{children}</ThemeFrame>;
}
