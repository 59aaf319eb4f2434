import type { AppState } from '#contract/model/app-state.ts';
import type { HistoryDetail, HistoryRow } from '#contract/model/history.ts';
import type { Call } from '#contract/model/outcome.ts';
import type { Run } from '#contract/model/run.ts';
import type { SecretRequest } from '#contract/model/secrets.ts';
import type { Recording } from '#contract/model/start.ts';
import { effectsOf } from '../../../electron/recording/effects-on-recordings.ts';
import { Recordings } from '../../../electron/recording/known-recordings.ts';
import { viewOf } from '../../../electron/recording/run-view.ts';
import { INITIAL_SETTINGS } from '../../../electron/storage/settings.ts';
import { outcomeOf } from '../../../electron/zego/answer/answer.ts';
import { accountOf, byPreset, stateOf, vaultOf } from '../app-states.ts';
import { presetOf } from '../presets.ts';
import { callOf, runOf } from '../runs.ts';
import type { Seed } from './fake-bridge.ts';

const MINUTE = 60_000;
const LONG = 'Abendnachrichten mit Gebärdensprache, Regionalfenster und Wetter, Studio 14';

const practice = accountOf({
  id: 'practice',
  name: 'Practice',
  appId: 1000001,
  endpoint: 'http://127.0.0.1:41234/',
  practice: true,
  protection: 'practice',
});

/** The AppId of the account that the board's presets use. */
export const MAIN_APP_ID = 1_234_567_890;

/** Runs as their accounts would have made them: what runs is known by AppId and service. */
export const atTheirProjects = (runs: readonly Run[]): Run[] =>
  runs.map((run) =>
    run.practice
      ? { ...run, appId: practice.appId, service: practice.endpoint }
      : { ...run, appId: MAIN_APP_ID },
  );

const FACTS = { code: 0, message: 'success', httpStatus: 200 } as const;
const TASK_ID =
  'UUpTbkZUQV5WQVxrRFtDUQIUB29FWwMeAxwALBxMAggNHxw7WRUWGBVeEzoTDl0CDEoFNgIESVpXQV9rRVRC';

/** What every kind of call looks like, at a moment near now. */
export function boardSeed(change: Partial<AppState> = {}): Seed {
  const now = Date.now();
  const at = (minutesAgo: number) => new Date(now - minutesAgo * MINUTE).toISOString();
  const settled = { state: 'settled', attempts: 1, startedAt: at(12), durationMs: 148 } as const;
  const both = ['cdn01', 'cdn02'];
  const sport = ['sport-main', 'sport-backup'];

  const tencent = callOf({
    ...settled,
    id: 'c-tencent',
    streamIds: both,
    endTime: Math.floor(now / 1000) + 78 * 60,
    outcome: outcomeOf(
      both.map((streamId) => ({
        streamId,
        status: 'accepted' as const,
        taskId: TASK_ID,
        vendorRequestId: '70628bcd-5652-4d5c-aa04-97956a4e771a',
        vendorCode: '',
        vendorMessage: '',
      })),
      {
        ...FACTS,
        requestId: '4191282558729715911',
        raw: `{"Code":0,"Message":"success","Data":{"Tencent":[{"StreamName":"cdn01","TaskId":"${TASK_ID}","RequestId":"70628bcd","Code":"","Message":""}]},"RequestId":4191282558729715911}`,
      },
    ),
  });
  const ws = callOf({
    ...settled,
    id: 'c-ws',
    vendor: 'Ws',
    streamIds: both,
    outcome: outcomeOf(
      both.flatMap((streamId) =>
        ['mp4', 'm3u8'].map((task) => ({
          streamId,
          status: 'accepted' as const,
          task,
          vendorCode: 200,
          vendorMessage: 'success',
          persistentId: '2020bc8b648883c64e7e81f03cf72b70b86f',
          traceId: '15ccf21b-f3c2-4ee3-aaad-d995393f80cd',
        })),
      ),
      {
        ...FACTS,
        requestId: '4191282558729715912',
        vendorCall: { msg: null, http_code: 200, call_time: '2026-11-22 10:00:00' },
        raw: '{"Code":0}',
      },
    ),
  });
  const huawei = callOf({
    ...settled,
    id: 'c-huawei',
    vendor: 'Huawei',
    streamIds: sport,
    outcome: outcomeOf(
      [
        { streamId: 'sport-main', status: 'accepted', vendorCode: 0, vendorMessage: 'success' },
        {
          streamId: 'sport-backup',
          status: 'rejected',
          vendorCode: 103011019,
          vendorMessage: 'The resource does not exist.',
        },
      ],
      { ...FACTS, requestId: '4191282558729715913', raw: '{"Code":0}' },
    ),
  });
  const refused = callOf({
    ...settled,
    id: 'c-refused',
    vendor: 'Huawei',
    streamIds: ['morning'],
    outcome: outcomeOf([{ streamId: 'morning', status: 'rejected', reason: 'return-code' }], {
      code: 5,
      message: 'config error',
      requestId: '4191282558729715914',
      httpStatus: 200,
      reason: 'return-code',
      raw: '{"Code":5,"Message":"config error"}',
    }),
  });
  const lost = callOf({
    ...settled,
    id: 'c-lost',
    vendor: 'Tencent',
    streamIds: sport,
    durationMs: 10_000,
    outcome: outcomeOf(
      sport.map((streamId) => ({
        streamId,
        status: 'unknown' as const,
        reason: 'no-answer' as const,
      })),
      { reason: 'no-answer', detail: 'UND_ERR_HEADERS_TIMEOUT' },
    ),
  });
  const offline = callOf({
    ...settled,
    id: 'c-offline',
    vendor: 'Ws',
    attempts: 3,
    streamIds: ['studio-2'],
    outcome: outcomeOf([{ streamId: 'studio-2', status: 'failed', reason: 'name-not-found' }], {
      reason: 'name-not-found',
      detail: 'ENOTFOUND',
    }),
  });
  const waiting = callOf({
    id: 'c-waiting',
    vendor: 'Ws',
    streamIds: ['debate'],
    attempts: 2,
    retryAt: new Date(now + 4_000).toISOString(),
  });
  const sending = callOf({
    ...settled,
    id: 'c-sending',
    state: 'sending',
    attempts: 2,
    streamIds: ['debate'],
  });

  const all = ['Tencent', 'Ws', 'Huawei', 'Aliyun'] as const;
  const presets = [
    presetOf({
      id: 'p1',
      name: 'Evening news',
      vendors: ['Tencent', 'Ws'],
      streamIds: both,
      end: { afterMinutes: 90 },
    }),
    presetOf({
      id: 'p2',
      name: LONG,
      vendors: [...all],
      streamIds: Array.from({ length: 24 }, (_, i) => `regional-window-${i + 1}`),
      end: { at: '22:00' },
    }),
    presetOf({
      id: 'p3',
      name: '体育直播 主信号',
      vendors: ['Tencent', 'Huawei'],
      streamIds: sport,
      end: null,
    }),
    presetOf({
      id: 'p4',
      name: 'Morning show',
      vendors: ['Huawei'],
      streamIds: ['morning'],
      end: { afterMinutes: 30 },
    }),
    presetOf({ id: 'p5', name: 'Studio 2', vendors: ['Ws'], streamIds: ['studio-2'], end: null }),
    presetOf({
      id: 'p6',
      name: 'Concert',
      vendors: ['Tencent'],
      streamIds: ['concert'],
      end: null,
    }),
    presetOf({
      id: 'p7',
      name: 'Debate',
      vendors: ['Tencent', 'Ws'],
      streamIds: ['debate'],
      end: null,
    }),
    presetOf({
      id: 'p8',
      accountId: 'practice',
      name: 'Practice: Tencent',
      vendors: ['Tencent'],
      streamIds: both,
      end: { afterMinutes: 90 },
    }),
  ];
  const runs = atTheirProjects([
    runOf({ id: 'r1', presetId: 'p1', createdAt: at(12), calls: [tencent, ws] }),
    runOf({
      id: 'r3',
      presetId: 'p3',
      presetName: '体育直播 主信号',
      createdAt: at(12),
      calls: [lost, huawei],
    }),
    runOf({
      id: 'r4',
      presetId: 'p4',
      presetName: 'Morning show',
      createdAt: at(3000),
      calls: [refused],
    }),
    runOf({ id: 'r5', presetId: 'p5', presetName: 'Studio 2', createdAt: at(3), calls: [offline] }),
    runOf({
      id: 'r7',
      presetId: 'p7',
      presetName: 'Debate',
      createdAt: at(0),
      calls: [sending, waiting],
    }),
    runOf({
      id: 'r8',
      presetId: 'p8',
      presetName: 'Practice: Tencent',
      accountId: 'practice',
      accountName: 'Practice',
      practice: true,
      createdAt: at(1),
      calls: [{ ...tencent, id: 'c-practice' }],
    }),
  ]);
  const stopped = runOf({
    id: 'r9',
    presetId: 'p5',
    presetName: 'Studio 2',
    action: 'StopCDNRecord',
    createdAt: at(400),
    calls: [
      {
        ...ws,
        id: 'c-stopped',
        action: 'StopCDNRecord',
        outcome: outcomeOf(
          [{ streamId: 'studio-2', status: 'accepted', vendorCode: 200, vendorMessage: 'success' }],
          { ...FACTS, requestId: '4191282558729715915', raw: '{"Code":0}' },
        ),
      },
    ],
  });
  const state = stateOf({
    accounts: [
      accountOf({ name: 'Main channel', appId: MAIN_APP_ID, colour: 'teal' }),
      accountOf({
        id: 'second',
        name: 'Regional',
        appId: 987654321,
        isTest: true,
        badge: 'test',
        colour: 'pink',
        endpoint: 'https://rtc-api-sha.zego.im/',
      }),
      accountOf({
        id: 'relay',
        name: 'Relay',
        appId: 987654321,
        endpoint: 'https://relay.station.example/zego/',
        colour: 'olive',
      }),
      practice,
    ],
    presets: presets.map((preset) =>
      preset.accountId === 'practice' ? preset : { ...preset, accountId: 'account' },
    ),
    runs: byPreset(...runs.map((run) => viewOf(run, now))),
    recordings: recordingsOf(runs, now),
    queue: { r7: { position: 3, waitMs: 1400 } },
    settings: { ...INITIAL_SETTINGS, language: 'en', theme: 'dark', welcomed: true },
    ...change,
  });
  const past = [...runs, stopped].map((run) => ({
    ...run,
    calls: run.calls.map((call) => ({ ...call, runId: run.id })),
  }));
  return { state, details: past.flatMap(detailsOf), rows: historyRows(past, now), refuse: {} };
}

/** What runs after these, as main would know it. */
export function recordingsOf(runs: readonly Run[], now: number): Recording[] {
  const known = new Recordings([]);
  for (const run of runs) {
    for (const call of run.calls) known.apply(effectsOf(call, run, known, now));
  }
  return known.list(now);
}

const detailsOf = ({ calls, ...run }: Run): HistoryDetail[] =>
  calls.map((call) => ({
    call,
    presetName: run.presetName,
    accountName: run.accountName,
    appId: run.appId,
    practice: run.practice,
    source: run.source,
    createdAt: run.createdAt,
  }));

const HISTORY_ROWS = 2_000;

/** Many lines, of the calls above again and again. */
function historyRows(runs: readonly Run[], now: number): HistoryRow[] {
  const kinds = runs.flatMap((run) => run.calls.flatMap((call) => rowsOf(run, call)));
  return Array.from({ length: HISTORY_ROWS }, (_, index) => ({
    ...(kinds[index % kinds.length] as HistoryRow),
    id: HISTORY_ROWS - index,
    startedAt: new Date(now - index * 7 * MINUTE).toISOString(),
  }));
}

const verdictOn = ({ verdicts }: Call, stream: string) => {
  const known = verdicts.findLast(({ streamId }) => streamId === stream);
  return { verdict: known?.verdict ?? null, verifiedAt: known?.at ?? null };
};

const rowsOf = (run: Run, call: Call): HistoryRow[] =>
  (call.outcome?.streams ?? []).map((row) => ({
    id: 0,
    callId: call.id,
    startedAt: call.startedAt ?? run.createdAt,
    presetName: run.presetName,
    accountName: run.accountName,
    practice: run.practice,
    action: call.action,
    vendor: call.vendor,
    streamId: row.streamId,
    task: row.task ?? null,
    status: row.status,
    reason: row.reason ?? null,
    ...verdictOn(call, row.streamId),
    endTime: call.endTime,
    vendorCode: row.vendorCode === undefined ? null : String(row.vendorCode),
    code: call.outcome?.code === null ? null : String(call.outcome?.code),
    message: row.vendorMessage || (call.outcome?.message ?? null),
  }));

/** The first start: practice only, and nobody has been welcomed. */
export function firstStartSeed(change: Partial<AppState> = {}): Seed {
  const sample = { accountId: 'practice', streamIds: ['practice-studio-1'] };
  const state = stateOf({
    accounts: [practice],
    presets: [
      presetOf({
        ...sample,
        id: 's1',
        name: 'Practice: Tencent',
        vendors: ['Tencent'],
        end: { afterMinutes: 90 },
      }),
      presetOf({
        ...sample,
        id: 's2',
        name: 'Practice: all vendors',
        vendors: ['Tencent', 'Ws', 'Huawei', 'Aliyun'],
        end: { afterMinutes: 90 },
      }),
      presetOf({
        ...sample,
        id: 's3',
        name: 'Practice: one stream fails',
        vendors: ['Tencent'],
        streamIds: ['practice-studio-1', 'fail-practice-studio-2'],
        end: null,
      }),
    ],
    settings: { ...INITIAL_SETTINGS, language: 'en', theme: 'light', welcomed: false },
    vault: vaultOf({ state: 'empty', backend: null, protection: null }),
    ...change,
  });
  return { state, details: [], rows: [], refuse: {} };
}

/** What one step of the window for secrets shows. */
export function secretsSeed(request: SecretRequest, change: Partial<AppState> = {}): Seed {
  return { ...boardSeed(change), page: 'secrets', request };
}
