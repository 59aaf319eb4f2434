import { PRACTICE_ACCOUNT_ID } from '#contract/model/name.ts';
import type { PresetDraft } from '#contract/model/preset.ts';
import { VENDORS } from '#contract/model/vendor.ts';
import { REFUSED_PREFIX } from './answers.ts';

export { PRACTICE_ACCOUNT_ID, PRACTICE_ACCOUNT_NAME } from '#contract/model/name.ts';

/**
 * What a first start finds. The names are part of what others automate against: stored in English; `shownName`
 * has what the operator reads.
 * No two share a stream, so that trying one raises no question about another.
 */
export const SAMPLE_PRESETS: readonly PresetDraft[] = [
  {
    name: 'Practice: Tencent',
    accountId: PRACTICE_ACCOUNT_ID,
    vendors: ['Tencent'],
    streamIds: ['practice-studio-1'],
    end: { afterMinutes: 90 },
  },
  {
    name: 'Practice: all vendors',
    accountId: PRACTICE_ACCOUNT_ID,
    vendors: [...VENDORS],
    streamIds: ['practice-studio-2', 'practice-studio-3'],
    end: { afterMinutes: 90 },
  },
  {
    name: 'Practice: one stream fails',
    accountId: PRACTICE_ACCOUNT_ID,
    vendors: ['Tencent'],
    streamIds: ['practice-studio-4', `${REFUSED_PREFIX}practice-studio-5`],
    end: null,
  },
];
