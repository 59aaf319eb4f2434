import type { Settings } from '#contract/model/settings.ts';

/** How a view can appear. Every view is pictured in each of these. */
export interface Appearance {
  readonly language: Exclude<Settings['language'], 'system'>;
  readonly theme: Exclude<Settings['theme'], 'system'>;
}

export const APPEARANCES: readonly Appearance[] = [
  ...(['en', 'zh-CN'] as const).flatMap((language) =>
    (['light', 'dark'] as const).map((theme) => ({ language, theme })),
  ),
  { language: 'en', theme: 'high-contrast' },
];

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** As the window opens, and as small as it goes. */
export const USUAL: Size = { width: 1120, height: 760 };
export const SMALLEST: Size = { width: 720, height: 480 };
/** A screen of a control room. */
export const LARGE: Size = { width: 1920, height: 1080 };
/** A whole small board. */
export const ROOMY: Size = { width: 1120, height: 920 };
/** For what a person scrolls through. */
export const TALL: Size = { width: 1120, height: 1780 };
