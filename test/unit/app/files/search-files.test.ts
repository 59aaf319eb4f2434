import { describe, expect, test } from 'vitest';
import { searchFiles } from '../../../../electron/app/files/search-files.ts';
import type { FoundFile } from '../../../../electron/zego/vendors/common/media.ts';
import { watchOf } from '../../../support/files-bench.ts';
import { MOMENT } from '../../../support/runs.ts';

const account = {
  ...{ id: 'account', name: 'Main', practice: false },
  credentials: {
    ...{ appId: 12345, serverSecret: 'secret', isTest: null },
    endpoint: 'https://rtc-api.zego.im/',
  },
};
const SECOND = new Date(MOMENT + 2_000).toISOString();

/** The file with this key, of a stream of the same name. */
const fileOf = (key: string): FoundFile => ({
  ...{ streamId: key, fileId: key, name: `${key}.mp4`, format: 'mp4', beginAt: SECOND },
  ...{ endAt: null, createdAt: SECOND, durationSeconds: null, sizeBytes: null, url: null },
  ...{ expiresAt: null, status: null },
});

const keyOf = (page: number) => `p${String(page).padStart(3, '0')}`;

/** A vendor that lists by name, one file a page, and looks of one process. */
function station(pages: number, streamId: string) {
  let stored: string | null = null;
  const asked: (string | null)[] = [];
  const found = new Set<string | null>();
  const keys = Array.from({ length: pages }, (_, page) => keyOf(page));
  const look = () =>
    searchFiles(
      {
        calls: {
          async search(_account, _vendor, { cursor }) {
            asked.push(cursor);
            const at = keys.findIndex((key) => cursor === null || key > cursor);
            const key = keys[at];
            const next = at >= 0 && at < keys.length - 1 ? (key ?? null) : null;
            const files = key === undefined ? [] : [fileOf(key)];
            return { kind: 'ok', value: { files, next, unreadable: 0 }, requestId: null };
          },
        },
        cursors: {
          cursor: async () => stored,
          async setCursor(_of, cursor) {
            stored = cursor;
          },
        },
        now: () => MOMENT + 60_000,
      },
      {
        account,
        vendor: 'Huawei',
        watches: [watchOf({ vendor: 'Huawei', streamId })],
        thorough: false,
      },
      async (reports) => {
        for (const report of reports) found.add(report.fileId);
      },
    );
  return { look, asked, found };
}

describe('a listing with more pages than a look has', () => {
  test('each page is seen again after so many looks as it takes to go round', async () => {
    const { look, found } = station(50, keyOf(35));
    for (let number = 0; number < 3; number += 1) {
      // No look has seen all, so that none may be taken for proof that a file is missing.
      expect([...(await look()).values()]).toEqual([{ fault: 'partial', code: null }]);
    }
    expect([...found]).toEqual([keyOf(35)]);
    for (let round = 0; round < 3; round += 1) {
      found.clear();
      for (let number = 0; number < 3; number += 1) await look();
      expect([...found]).toEqual([keyOf(35)]);
    }
  });

  test('one that a look can walk round is walked round with each look', async () => {
    const { look, asked, found } = station(15, keyOf(3));
    await look();
    for (let number = 0; number < 3; number += 1) {
      asked.length = 0;
      found.clear();
      expect([...(await look()).values()]).toEqual([{ fault: null, code: null }]);
      expect([...found]).toEqual([keyOf(3)]);
      expect(asked).toHaveLength(15);
    }
  });
});
