import { expect, test } from 'vitest';
import { callOutcomeSchema } from '#contract/model/outcome.ts';
import { outcomeOf } from '../../../electron/zego/answer/answer.ts';
import { finish } from '../../../electron/zego/answer/turns.ts';
import { redactionOf } from '../../../electron/zego/redact/redact-outcome.ts';
import { holdsSecret } from '../../support/leaks.ts';
import { SECRET } from '../../support/provision.ts';

const redactOutcome = (...given: Parameters<typeof redactionOf>) => finish(redactionOf(...given));

const ACCEPTED = { streamId: 'cdn01', status: 'accepted' } as const;

test('a secret in any field goes, names that the vendor made up included', () => {
  const outcome = outcomeOf(
    [
      {
        ...ACCEPTED,
        taskId: SECRET,
        vendorRequestId: SECRET,
        vendorCode: SECRET,
        vendorMessage: SECRET,
        persistentId: SECRET,
        task: SECRET,
        traceId: SECRET,
      },
    ],
    {
      code: SECRET,
      message: SECRET,
      requestId: SECRET,
      detail: SECRET,
      raw: SECRET,
      vendorCall: {
        msg: { [SECRET]: [{ [SECRET]: SECRET }] },
        http_code: SECRET,
        call_time: SECRET,
      },
    },
  );
  const clean = redactOutcome(outcome, [SECRET]);
  expect(holdsSecret(JSON.stringify(clean), [SECRET])).toBe(false);
  expect(callOutcomeSchema.parse(clean).status).toBe('accepted');
});

test('ids that look like keys stay digit for digit', () => {
  const id = '2020bc8b648883c64e7e81f03cf72b70b86f';
  const row = {
    ...ACCEPTED,
    streamId: '43e5cfcca828314675f91b001390566a',
    persistentId: id,
    taskId: id,
  };
  const raw = `{"id":"${row.streamId}","persistentId":"${id}","msg":"${row.streamId} runs"}`;
  const outcome = outcomeOf([row], { requestId: id, raw, message: `${row.streamId} runs` });
  expect(redactOutcome(outcome, [SECRET])).toEqual(outcome);
});

test('a secret that is a word of ours spoils no field of ours', () => {
  const outcome = outcomeOf([ACCEPTED], { message: 'it is accepted' });
  const clean = redactOutcome(outcome, ['accepted']);
  expect([clean.status, clean.streams[0]?.status, clean.message]).toEqual([
    'accepted',
    'accepted',
    'it is [redacted]',
  ]);
});

test('of a large answer a bounded part is kept, and a code that is left out is never an empty one', () => {
  const long = 'secret="a" '.repeat(20_000);
  const row = { ...ACCEPTED, vendorMessage: long, vendorCode: long, taskId: long };
  const rows = Array.from({ length: 200 }, () => row);
  const deep = Array.from({ length: 1_000 }, () => [long, { [long]: long }]);
  const outcome = outcomeOf(rows, { message: long, raw: long, vendorCall: { msg: deep } });
  const clean = redactOutcome(outcome, [SECRET]);
  expect(JSON.stringify(clean).length).toBeLessThan(150_000);
  expect(clean.raw).toHaveLength(16_384);
  expect(clean.message).toHaveLength(4_096);
  expect(new Set(clean.streams.map(({ vendorCode }) => vendorCode === ''))).toEqual(
    new Set([false]),
  );
  expect([clean.streams.length, clean.status]).toEqual([200, 'accepted']);
});
