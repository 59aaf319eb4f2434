import type { Preset } from '#contract/model/preset.ts';

/** A preset with one stream at Tencent, and what a test says otherwise. */
export function presetOf(change: Partial<Preset> = {}): Preset {
  return {
    id: 'preset',
    name: 'Evening news',
    accountId: 'account',
    vendors: ['Tencent'],
    streamIds: ['cdn01'],
    end: null,
    ...change,
  };
}
