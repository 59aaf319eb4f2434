import { createTheme, type MantineColorsTuple, mergeThemeOverrides } from '@mantine/core';

/** Colour is for states alone; what can be clicked is a grey blue that says nothing. */
const steel: MantineColorsTuple = [
  '#eef2f7',
  '#dbe2ec',
  '#bcc8d9',
  '#97a8c0',
  '#748aa9',
  '#5a7196',
  '#4a5f81',
  '#3a4b67',
  '#2c394f',
  '#1f2938',
];

/** Text, dimmed text, borders, fields, cards, ground: for a dim room, low in light and not black. */
const dark: MantineColorsTuple = [
  '#d5dae2',
  '#bcc4cf',
  '#a3acbb',
  '#8a94a3',
  '#3a414d',
  '#2a2f38',
  '#1f232a',
  '#14161a',
  '#101216',
  '#0b0c0f',
];

/** The system's own fonts, with the Chinese of each platform: the page loads nothing from anywhere. */
const SANS =
  'system-ui, -apple-system, "Segoe UI", "Noto Sans", "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const MONO =
  'ui-monospace, "Cascadia Mono", "SF Mono", Consolas, "Noto Sans Mono", "DejaVu Sans Mono", "Noto Sans CJK SC", monospace';

/**
 * The page itself never scrolls, so there is no scroll to lock; the library would do it with a style
 * element that the page's policy refuses.
 */
const OVERLAY = { lockScroll: false, overlayProps: { backgroundOpacity: 0.45 } };

export const theme = createTheme({
  primaryColor: 'steel',
  primaryShade: { light: 7, dark: 5 },
  colors: { steel, dark },
  black: '#1c2129',
  fontFamily: SANS,
  fontFamilyMonospace: MONO,
  headings: { fontFamily: SANS, fontWeight: '600' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Alert: { defaultProps: { variant: 'default' } },
    Drawer: { defaultProps: { position: 'right', ...OVERLAY } },
    Modal: { defaultProps: { centered: true, ...OVERLAY } },
    Select: { defaultProps: { allowDeselect: false, checkIconPosition: 'right' } },
    Tooltip: { defaultProps: { openDelay: 400 } },
  },
});

/** In high contrast what can be clicked has white on it, at 7:1 or better, in both schemes. */
const contrastSteel: MantineColorsTuple = [
  '#f2f6ff',
  '#dbe7ff',
  '#bcd2ff',
  '#9dbcff',
  '#bcd2ff',
  '#0b3a86',
  '#124aa6',
  '#0a2a5e',
  '#123a7d',
  '#06204a',
];

/** Black grounds; the greys between are for what the pointer is over, and carry white. */
const contrastDark: MantineColorsTuple = [
  '#ffffff',
  '#ffffff',
  '#e6e6e6',
  '#c4c4c4',
  '#404040',
  '#1f1f1f',
  '#000000',
  '#000000',
  '#000000',
  '#000000',
];

/** Borders, rings and what else is no colour of a palette: `contrast.css`. */
export const contrastTheme = mergeThemeOverrides(
  theme,
  createTheme({ colors: { steel: contrastSteel, dark: contrastDark }, black: '#000000' }),
);
