import { useState } from 'react';
import {
  hrefOf,
  NEW_ACCOUNT,
  REMOTE,
  replacePlace,
  usePlace,
  VAULT,
} from '../shared/navigation.ts';

/** The sections of the settings, by their addresses. Texts: locale keys `settings.section.*`. */
export const SETTINGS_SECTIONS = [
  'accounts',
  VAULT,
  'alarms',
  'callbacks',
  'messages',
  'network',
  'appearance',
  'hotkeys',
  REMOTE,
  'history',
  'files',
  'practice',
  'check',
  'updates',
  'about',
] as const;
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number];

/** The section that a part of the settings' address names; null where it names none. */
export function sectionOf(part: string | null): SettingsSection | null {
  if (part === NEW_ACCOUNT) return 'accounts';
  return SETTINGS_SECTIONS.find((section) => section === part) ?? null;
}

/** The section on the screen: the one that the address named last, else the first one. */
export function useSettingsSection(first: SettingsSection) {
  const named = sectionOf(usePlace().part);
  const [kept, keep] = useState(named ?? first);
  if (named !== null && named !== kept) keep(named);
  return {
    section: named ?? kept,
    show: (section: string | null) => {
      const known = sectionOf(section);
      if (known) replacePlace(hrefOf('settings', known));
    },
  };
}
