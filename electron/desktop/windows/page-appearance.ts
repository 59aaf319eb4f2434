import { nativeTheme } from 'electron';
import { BACKGROUNDS, paletteOf } from '#contract/model/colours.ts';
import type { Settings } from '#contract/model/settings.ts';

/** What main gives a page of the settings' looks; the rest the page does itself. */
export interface PageAppearance {
  /** Colour of the window before its page paints. */
  readonly ground: string;
  /** Per cent. */
  readonly zoom: number;
}

export function appearanceOf({ theme, zoom }: Pick<Settings, 'theme' | 'zoom'>): PageAppearance {
  const appearance = paletteOf(theme, {
    dark: nativeTheme.shouldUseDarkColors,
    highContrast: nativeTheme.shouldUseHighContrastColors,
  });
  return { ground: BACKGROUNDS[appearance], zoom };
}

/** Native parts (scroll bars, menus) and the page's `prefers-color-scheme` follow the theme. */
export function applyTheme({ theme }: Pick<Settings, 'theme'>): void {
  nativeTheme.themeSource = theme === 'high-contrast' ? 'dark' : theme;
}

const wanted = new WeakMap<Electron.WebContents, number>();

/** Zooms a page now, and again whenever it is loaded: Chromium forgets it with the document. */
export function keepZoom(contents: Electron.WebContents, zoom: number): void {
  const isNew = !wanted.has(contents);
  wanted.set(contents, zoom);
  const apply = () => contents.setZoomFactor((wanted.get(contents) ?? 100) / 100);
  if (isNew) contents.on('dom-ready', apply);
  else apply();
}
