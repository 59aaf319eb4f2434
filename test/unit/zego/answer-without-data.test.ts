import { expect, test } from 'vitest';
import { readAnswer } from '../../../electron/zego/answer/answer.ts';

/** `Data` may be anything (facts §1), so it may be nothing: the code must be read all the same. */
test.each([
  [5, 'rejected', 'return-code'],
  [6, 'failed', 'too-frequent'],
  [100_000_005, 'rejected', 'return-code'],
  [0, 'unknown', 'stream-missing'],
] as const)('code %d without Data: %s', (code, status, reason) => {
  const body = JSON.stringify({ Code: code, Message: 'no', RequestId: '19' });
  const outcome = readAnswer({ vendor: 'Tencent', streamIds: ['cdn01'] }, 200, body);
  expect(outcome).toMatchObject({ status, code, message: 'no', requestId: '19', reason });
});
