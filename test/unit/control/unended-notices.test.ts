import { expect, test } from 'vitest';
import { unendedNotices } from '../../../electron/control/command-line/unended-notices.ts';
import { runViewOf, settledCall } from '../../support/runs.ts';

const stopAt = new Date(2026, 10, 27, 21, 0).getTime() / 1000;

test('names the vendors that the program would have stopped, had it not left', () => {
  const run = runViewOf({
    calls: [
      settledCall(['accepted'], { vendor: 'Tencent', endTime: stopAt }),
      settledCall(['accepted'], { vendor: 'Ws', stopAt }),
      settledCall(['unknown'], { vendor: 'Huawei', stopAt }),
      settledCall(['failed'], { vendor: 'Aliyun', stopAt }),
    ],
  });
  expect(unendedNotices([run])).toEqual([
    'Warning: nothing will stop "Evening news" at Ws, Huawei at 21:00: CDN Recorder leaves now, and must be running then. Open it, or use --stop="Evening news".',
  ]);
});

test('names what ends before it is wanted to, since nothing takes over', () => {
  const goesOn = { vendor: 'Tencent', endTime: stopAt, stopAt: stopAt + 86_400 } as const;
  expect(unendedNotices([runViewOf({ calls: [settledCall(['accepted'], goesOn)] })])).toEqual([
    'Warning: "Evening news" ends at Tencent at 21:00, and nothing will take over: CDN Recorder leaves now, and must be running then. Open it before that.',
  ]);
});

test('says nothing where vendors end all of it, or nothing records', () => {
  const ended = settledCall(['accepted'], { vendor: 'Tencent', endTime: stopAt });
  const failed = settledCall(['failed'], { vendor: 'Ws', stopAt });
  expect(unendedNotices([runViewOf({ calls: [ended, failed] })])).toEqual([]);
});
