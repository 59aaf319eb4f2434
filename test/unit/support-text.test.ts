import { expect, test } from 'vitest';
import {
  callOutcomeSchema,
  streamOutcomeSchema,
  vendorCallSchema,
} from '#contract/model/outcome.ts';
import { runSupportText, supportText } from '#contract/rules/support-text.ts';
import { callOf, MOMENT, runOf } from '../support/runs.ts';

/**
 * A mark in each field that an answer can fill, taken from the schemas: a new field without a place in the
 * text fails here. The raw answer stays on the screen.
 */
const VENDOR_CALL = {
  msg: { mark: 'M-msg' },
  http_code: 'M-http_code',
  call_time: 'M-call_time',
  trace_id: ['M-trace_id'],
};
const ROW = {
  streamId: 'M-streamId',
  status: 'rejected',
  reason: 'still-ending',
  taskId: 'M-taskId',
  vendorRequestId: 'M-vendorRequestId',
  vendorCode: 'M-vendorCode',
  vendorMessage: 'M-vendorMessage',
  persistentId: 'M-persistentId',
  task: 'M-task',
  traceId: 'M-traceId',
} as const;
const OUTCOME = {
  status: 'partial',
  counts: { accepted: 0, rejected: 1, unknown: 0, failed: 0 },
  code: 'M-code',
  message: 'M-message',
  requestId: 'M-requestId',
  httpStatus: 418,
  reason: 'vendor-call-refused',
  detail: 'M-detail',
  streams: [ROW],
  vendorCall: VENDOR_CALL,
  raw: 'M-raw',
} as const;

/** Each mark, and what stands for a field that takes only certain values. */
const marks = [
  ...Object.values(JSON.parse(JSON.stringify(ROW)) as Record<string, string>),
  ...Object.values(VENDOR_CALL).map((value) => /M-\w+/.exec(JSON.stringify(value))?.[0] ?? ''),
  ...['partial', 'M-code', 'M-message', 'M-requestId', '418', 'vendor-call-refused', 'M-detail'],
];

test('the marks cover every field of an outcome', () => {
  expect(Object.keys(VENDOR_CALL).sort()).toEqual(Object.keys(vendorCallSchema.shape).sort());
  expect(Object.keys(ROW).sort()).toEqual(Object.keys(streamOutcomeSchema.shape).sort());
  expect(Object.keys(OUTCOME).sort()).toEqual(Object.keys(callOutcomeSchema.shape).sort());
});

test('a copy for support holds everything that an answer can have', () => {
  const outcome = callOutcomeSchema.parse(OUTCOME);
  const at = new Date(MOMENT).toISOString();
  const verdicts = [{ streamId: 'M-streamId', verdict: 'not-recording', at } as const];
  const call = callOf({ state: 'settled', attempts: 3, outcome, verdicts });
  const run = runOf({ calls: [call] });
  for (const text of [supportText({ ...run, call }), runSupportText(run)]) {
    for (const mark of marks) expect(text).toContain(mark);
    expect(text).toContain('not-recording');
    expect(text).not.toContain('M-raw');
  }
});
