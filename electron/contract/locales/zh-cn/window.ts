import type { window as english } from '../en/window.ts';

export const window: Record<keyof typeof english, string> = {
  'nav.presets': '预设',
  'nav.history': '历史',
  'nav.settings': '设置',
};
