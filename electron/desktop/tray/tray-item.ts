/** An entry of the tray's menu, as plain data. */
export type TrayItem =
  | {
      readonly kind: 'start' | 'stop';
      readonly presetId: string;
      readonly label: string;
      readonly enabled: boolean;
    }
  | { readonly kind: 'menu'; readonly label: string; readonly items: readonly TrayItem[] }
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'separator' }
  | { readonly kind: 'on-air'; readonly label: string }
  | { readonly kind: 'unlock' | 'lock' | 'open' | 'quit'; readonly label: string };
