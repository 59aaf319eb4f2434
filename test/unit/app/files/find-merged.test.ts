import { describe, expect, test } from 'vitest';
import type { Merge } from '#contract/model/merge.ts';
import { findMerged } from '../../../../electron/app/files/find-merged.ts';
import type { FoundFile } from '../../../../electron/zego/vendors/common/media.ts';
import { mergeOf, momentAt } from '../../../support/files-bench.ts';

const account = {
  ...{ id: 'account', name: 'Main', practice: false },
  credentials: {
    ...{ appId: 12345, serverSecret: 'secret', isTest: null },
    endpoint: 'https://rtc-api.zego.im/',
  },
};

const fileOf = (fileId: string, createdAt: string | null): FoundFile => ({
  ...{ streamId: null, fileId, name: 'evening.mp4', format: 'mp4', beginAt: null, createdAt },
  ...{ endAt: null, durationSeconds: null, sizeBytes: null, url: null },
  ...{ expiresAt: null, status: null },
});

const merge: Merge = {
  ...mergeOf({ vendor: 'Huawei', name: 'evening', createdAt: momentAt(7200) }),
  ...{ state: 'waiting', taskId: 'task', requestId: null, code: 0, message: null },
  ...{ fileId: null, url: null, reported: false, changedAt: momentAt(7200), lookedAt: null },
};

async function found(...files: FoundFile[]) {
  const search = async () =>
    ({ kind: 'ok', value: { files, next: null, unreadable: 0 }, requestId: null }) as const;
  const { file } = await findMerged({ search }, account, merge, Date.parse(momentAt(7300)));
  return file?.fileId;
}

describe('the result of a merge, by its name', () => {
  test.each([
    ['made after it', momentAt(7260), 'whole'],
    ['of which nothing tells when it was made', null, 'whole'],
    ['by a clock that is behind', momentAt(7200 - 590), 'whole'],
    ['of an earlier merge that was called the same', momentAt(3600), undefined],
  ])('a file %s', async (_, createdAt, fileId) => {
    expect(await found(fileOf('whole', createdAt))).toBe(fileId);
  });

  test('the new one is found behind the old one', async () => {
    expect(await found(fileOf('old', momentAt(3600)), fileOf('new', momentAt(7260)))).toBe('new');
  });

  test('no part is its own result', async () => {
    expect(await found(fileOf('f1', momentAt(7260)))).toBeUndefined();
  });
});
