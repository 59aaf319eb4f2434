/** The sections of the window, in the order of its rail. */
export const SECTIONS = [
  'presets',
  'on-air',
  'agenda',
  'alarms',
  'history',
  'files',
  'settings',
  'help',
] as const;
export type Section = (typeof SECTIONS)[number];

/** The parts of the presets that both sides name: a known preset in sight, the presets with trouble, and the wall. */
export const SHOW_PRESET = 'show';
export const SHOW_TROUBLE = 'trouble';
export const SHOW_WALL = 'wall';
/** A known preset in sight, with the field for its end open. */
export const MOVE_END = 'move-end';
/** The part of On air that asks whether to stop everything. */
export const STOP_ALL = 'stop-all';

/** A section, a part of it, and which one of its kind. */
export type PageAddress = readonly [section: Section, ...parts: string[]];

/** A link that opens the window with a preset in sight, from any program of this computer; it starts nothing. */
export const presetLink = (presetId: string): string => `cdn-recorder://preset/${presetId}`;

/** The address of a section, or of a part of it: `#/presets/edit/3f2a`. */
export const hrefOf = (section: Section, ...parts: readonly string[]): string =>
  ['#', section, ...parts].join('/');
