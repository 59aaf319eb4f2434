import { expect, test } from 'vitest';
import { RECORD_ACTIONS } from '../../../electron/zego/actions/cdn-record.ts';
import { answerInSteps, readAnswer } from '../../../electron/zego/answer/answer.ts';
import type { Steps } from '../../../electron/zego/answer/turns.ts';
import { prepareAction, sendAction } from '../../../electron/zego/call-action.ts';
import { redactionOf } from '../../../electron/zego/redact/redact-outcome.ts';
import type { Delivery } from '../../../electron/zego/transport/delivery.ts';
import { SECRET } from '../../support/provision.ts';

const ASKED = { vendor: 'Tencent', streamIds: ['cdn01'] } as const;
const ROW = '{"StreamName":"cdn01","TaskId":"1","RequestId":"2","Code":"","Message":""}';
const answer = (rows: number) =>
  `{"Code":0,"Message":"","Data":{"Tencent":[${ROW}${`,${ROW}`.repeat(rows - 1)}]}}`;
const [SMALL, LARGE] = [answer(1), answer(1_500)];

/** What the steps come to, and how many there are. */
function counted<T>(steps: Steps<T>): [T, number] {
  for (let count = 1; ; count += 1) {
    const step = steps.next();
    if (step.done) return [step.value, count];
  }
}

test('a large answer is walked through, parsed, read and redacted in steps', () => {
  const [outcome, reading] = counted(answerInSteps(ASKED, 200, LARGE));
  expect(outcome).toEqual(readAnswer(ASKED, 200, LARGE));
  expect(reading).toBe(3);
  const [redacted, redacting] = counted(redactionOf(outcome, [SECRET]));
  expect(redacted.code).toBe(0);
  // One for each of the 500 rows that are read, and for each search in what is kept of the text.
  expect(redacting).toBeGreaterThanOrEqual(500 + 5);
});

/** How often the event loop turns between the answer of this text and the call's outcome. */
async function turnsFor(body: string): Promise<number> {
  const delivery: Delivery = {
    kind: 'answer',
    httpStatus: 200,
    body,
    date: null,
    contentType: 'application/json',
    fromCache: false,
  };
  const nothing = async () => undefined;
  const transport = {
    get: async () => delivery,
    reach: async () => ({ reached: true as const }),
    warm: () => undefined,
    close: nothing,
  };
  const request = {
    ...ASKED,
    action: 'StartCDNRecord' as const,
    extras: { endTime: null, domain: undefined, point: undefined },
  };
  const account = { appId: 1, serverSecret: SECRET, endpoint: 'https://a.example/', isTest: null };
  const call = prepareAction(RECORD_ACTIONS.StartCDNRecord, request, account, {
    timestamp: 1,
    nonce: '0'.repeat(16),
  });
  let turns = 0;
  const count = () => {
    turns += 1;
    counting = setImmediate(count);
  };
  let counting = setImmediate(count);
  expect(await sendAction(transport, call, () => undefined)).toMatchObject({ code: 0 });
  clearImmediate(counting);
  return turns;
}

test('the outcome of a usual answer is there at once', async () => {
  expect(await turnsFor(SMALL)).toBe(0);
});

test('other work has its turns while a large answer is read, and before its outcome is written down', async () => {
  expect(await turnsFor(LARGE)).toBeGreaterThanOrEqual(2);
});
