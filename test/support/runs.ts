import type { Call, Status } from '#contract/model/outcome.ts';
import type { Run, RunView } from '#contract/model/run.ts';
import type { Recording } from '#contract/model/start.ts';
import { viewOf } from '../../electron/recording/run-view.ts';
import { outcomeOf } from '../../electron/zego/answer/answer.ts';

/** A moment that all tests share: what it is does not matter, that it is fixed does. */
export const MOMENT = Date.parse('2026-11-22T10:00:00.000Z');

/** A call that waits, and what a test says otherwise. */
export function callOf(change: Partial<Call> = {}): Call {
  return {
    id: 'call',
    runId: 'run',
    action: 'StartCDNRecord',
    vendor: 'Tencent',
    streamIds: ['cdn01'],
    state: 'queued',
    attempts: 0,
    endTime: null,
    startedAt: null,
    durationMs: null,
    retryAt: null,
    outcome: null,
    verdicts: [],
    ...change,
  };
}

/** A call that has settled, with one stream for each status: `cdn01`, `cdn02` and so on. */
export function settledCall(statuses: readonly Status[], change: Partial<Call> = {}): Call {
  const streams = statuses.map((status, index) => ({ streamId: `cdn0${index + 1}`, status }));
  return callOf({
    streamIds: streams.map(({ streamId }) => streamId),
    state: 'settled',
    attempts: 1,
    startedAt: new Date(MOMENT).toISOString(),
    durationMs: 12,
    outcome: outcomeOf(streams, { code: 0, message: 'success', requestId: '1', httpStatus: 200 }),
    ...change,
  });
}

export function runOf(change: Partial<Run> = {}): Run {
  return {
    id: 'run',
    seq: 1,
    presetId: 'preset',
    presetName: 'Evening news',
    accountId: 'account',
    accountName: 'Main',
    appId: 12345,
    service: 'https://rtc-api.zego.im/',
    isTest: null,
    domain: null,
    point: null,
    practice: false,
    action: 'StartCDNRecord',
    source: 'window',
    createdAt: new Date(MOMENT).toISOString(),
    unrecorded: false,
    calls: [settledCall(['accepted'])],
    ...change,
  };
}

/** What a vendor accepted and is not known to have ended: the stream of `presetOf` and `callOf`. */
export function recordingOf(change: Partial<Recording> = {}): Recording {
  return {
    appId: 12345,
    service: 'https://rtc-api.zego.im/',
    isTest: null,
    domain: null,
    point: null,
    vendor: 'Tencent',
    streamId: 'cdn01',
    accountId: 'account',
    accountName: 'Main',
    practice: false,
    presetId: 'preset',
    presetName: 'Evening news',
    callId: 'call',
    since: new Date(MOMENT).toISOString(),
    endTime: null,
    certainty: 'accepted',
    ...change,
  };
}

/** The run as tray and window see it at the shared moment. */
export const runViewOf = (change: Partial<Run> = {}): RunView => viewOf(runOf(change), MOMENT);
