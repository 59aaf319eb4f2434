import { expect, test } from 'vitest';
import { files } from '../../../electron/control/command-line/files.ts';
import type { Session } from '../../../electron/control/command-line/session-context.ts';
import type { Watch } from '../../../electron/recording/files/watch.ts';
import { momentAt, watchOf } from '../../support/files-bench.ts';

/** What `--files` says to a person, of a look at these recordings whose vendor lists more than one look reads. */
async function noticesOf(watches: readonly Watch[], fault: 'partial' | 'unreachable' = 'partial') {
  const notices: string[] = [];
  const faults = [{ vendor: 'Huawei', accountName: 'Main', fault, code: null, streams: 1 }];
  const services = {
    findPresetByName: () => ({ id: 'preset', name: 'Evening news' }),
    onSettledByFile: () => () => undefined,
    lookForFiles: async () => ({ watches, files: [], result: { found: 1, asked: 1, faults } }),
  };
  const session = { services, line: () => undefined, notice: (text: string) => notices.push(text) };
  await files('Evening news', session as unknown as Session);
  return notices;
}

const watch = (change: Partial<Watch>) =>
  watchOf({ vendor: 'Huawei', endedAt: momentAt(60), expected: 1, ...change });

test('what of a listing was not read does not matter once all is found', async () => {
  expect(await noticesOf([watch({ found: 1 })])).toEqual([]);
});

test.each([
  ['a file is missing', [watch({ found: 1 }), watch({ found: 0 })]],
  ['it still records', [watch({ found: 1, endedAt: null })]],
  ['it is not known how many there are', [watch({ found: 1, expected: null })]],
])('it is told where %s', async (_what, watches) => {
  expect(await noticesOf(watches)).toEqual([expect.stringContaining('not all of them yet')]);
});

test('a vendor that could not be asked is told in any case', async () => {
  expect(await noticesOf([watch({ found: 1 })], 'unreachable')).toHaveLength(1);
});
