import type { PageAddress } from '#contract/ipc/sections.ts';

/** An entry of the tray's menu, as plain data. */
export type TrayItem =
  | {
      readonly kind: 'start' | 'retry' | 'stop';
      readonly presetId: string;
      readonly label: string;
      readonly enabled: boolean;
    }
  | { readonly kind: 'menu'; readonly label: string; readonly items: readonly TrayItem[] }
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'separator' }
  /** Opens the window there. */
  | { readonly kind: 'place'; readonly label: string; readonly address: PageAddress }
  | {
      readonly kind:
        | 'unlock'
        | 'lock'
        | 'pause-hotkeys'
        | 'resume-hotkeys'
        | 'pause-remote'
        | 'resume-remote'
        | 'open'
        | 'quit';
      readonly label: string;
    };

export const SEPARATOR: TrayItem = { kind: 'separator' };

/** Groups of entries with a separator between those that have any. */
export const separated = (...groups: readonly (readonly TrayItem[])[]): TrayItem[] =>
  groups
    .filter((group) => group.length > 0)
    .flatMap((group, at) => (at === 0 ? group : [SEPARATOR, ...group]));
