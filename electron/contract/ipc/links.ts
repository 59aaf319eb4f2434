/**
 * Pages of ZEGO that the window can have opened in the user's browser. The page says which one, never
 * where it lies. Words: locale keys `about.link.*`.
 */
export const LINKS = [
  'api-documentation',
  'recording-callback',
  'console',
  'console-configuration',
] as const;
export type Link = (typeof LINKS)[number];

/** Files that come with the program and are shown in the user's browser: the licences of Chromium and Node.js. */
export const LOCAL_PAGES = ['chromium-licences'] as const;
export type LocalPage = (typeof LOCAL_PAGES)[number];
