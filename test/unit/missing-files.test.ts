import { describe, expect, it } from 'vitest';
import type { FileWatch } from '#contract/model/file.ts';
import { presetsWithMissingFiles } from '#contract/rules/missing-files.ts';
import { fileWatchOf } from '../../electron/recording/files/watch.ts';
import { watchOf } from '../support/files-bench.ts';

const MISSING = { state: 'missing', open: false, dismissed: false } as const;

const shown = (presetId: string, changes: Partial<FileWatch>): FileWatch => ({
  ...fileWatchOf(watchOf({ presetId })),
  ...changes,
});

describe('the presets of which a recording has no file', () => {
  it('are those that were looked for to the end, and that no person has dismissed', () => {
    const watches = [
      shown('missing', MISSING),
      shown('missing', { ...MISSING, state: 'complete' }),
      shown('found', { ...MISSING, state: 'complete' }),
      shown('waiting', { ...MISSING, state: 'waiting' }),
      shown('unknown', { ...MISSING, open: true }),
      shown('dismissed', { ...MISSING, dismissed: true }),
      shown('unasked', { ...MISSING, fault: 'unreachable' }),
    ];
    expect([...presetsWithMissingFiles(watches)]).toEqual(['missing']);
  });

  it('are found once for a list, and anew for the next one', () => {
    const before = [shown('evening-news', MISSING)];
    const after = before.map((watch) => ({ ...watch, dismissed: true }));
    expect(presetsWithMissingFiles(before)).toBe(presetsWithMissingFiles(before));
    expect(presetsWithMissingFiles(after).size).toBe(0);
  });
});
