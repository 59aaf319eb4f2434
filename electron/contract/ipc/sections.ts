/** The sections of the window, in the order of its rail. */
export const SECTIONS = ['presets', 'on-air', 'history', 'settings'] as const;
export type Section = (typeof SECTIONS)[number];

/** The address of a section, or of a part of it: `#/presets/edit/3f2a`. */
export const hrefOf = (section: Section, ...parts: readonly string[]): string =>
  ['#', section, ...parts].join('/');
