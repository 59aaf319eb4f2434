import type { AppState } from '#contract/model/app-state.ts';
import type { Call, Status, StreamOutcome } from '#contract/model/outcome.ts';
import type { Preset } from '#contract/model/preset.ts';
import { serviceOf } from '#contract/model/region.ts';
import type { Run } from '#contract/model/run.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { viewOf } from '../../../electron/recording/run-view.ts';
import { outcomeOf } from '../../../electron/zego/answer/answer.ts';
import { byPreset } from '../app-states.ts';
import { presetOf } from '../presets.ts';
import { callOf, runOf } from '../runs.ts';
import type { Seed } from './fake-bridge.ts';
import { atTheirProjects, boardSeed, recordingsOf } from './seeds.ts';

/** What a preset of a wall is doing. */
export type Doing =
  | 'idle'
  | 'accepted'
  | 'ending'
  | 'incomplete'
  | 'unknown'
  | 'rejected'
  | 'sending'
  | 'ended'
  | 'verified';

export interface Production {
  readonly name: string;
  readonly doing: Doing;
  readonly streams: number;
  readonly minutes: number;
  readonly vendors: readonly Vendor[];
}

const THREE: readonly Vendor[] = ['Tencent', 'Ws', 'Huawei'];
const FOUR: readonly Vendor[] = [...THREE, 'Aliyun'];

const of = (
  name: string,
  doing: Doing = 'idle',
  streams = 2,
  minutes = 42,
  vendors = THREE,
): Production => ({ name, doing, streams, minutes, vendors });

/** Names as stations give them, long and short, in both scripts; six of the first 24 in trouble. */
const PRODUCTIONS: readonly Production[] = [
  of('Evening news', 'incomplete', 4),
  of('Morning show', 'accepted', 8, 162),
  of('Football, second half', 'incomplete', 2, 12),
  of('Late talk'),
  of('Champions League, second leg: world feed and Chinese commentary', 'accepted', 12, 13, FOUR),
  of('City hall live', 'unknown', 1),
  of('Overnight loop', 'idle', 1),
  of('Regional window Hangzhou', 'rejected', 2, 5, ['Tencent']),
  of('晚间新闻', 'accepted', 4),
  of('中超联赛 第二十轮 客队机位与备用信号', 'incomplete', 6, 55),
  of('突发新闻备用', 'idle', 2),
  of('综艺 直播间', 'sending', 2),
  of('Parliament', 'ending', 1, 52),
  of('Traffic cameras', 'unknown', 16, 3, FOUR),
  of('Weather studio', 'ended', 1, 95),
  of('Concert hall', 'accepted', 2, 81),
  of('Radio simulcast', 'verified', 1, 10),
  of('Sports desk', 'idle', 4),
  of('Studio 3', 'idle', 2),
  of('体育直播 主信号', 'accepted', 3, 6_141),
  of('Culture magazine', 'idle', 2),
  of('Documentary', 'idle', 1),
];

const GROUPS = ['News', 'Sport', 'Culture and regional programmes', '综艺'];

/** A board of so many presets, the last two of them practice. */
export function wallSeed(
  count: number,
  change: Partial<AppState> = {},
  { grouped = false }: { readonly grouped?: boolean } = {},
): Seed {
  const seed = boardSeed();
  const now = Date.now();
  const own = Array.from({ length: count - 2 }, (_, index) => productionAt(index));
  const presets = own.map((production, index) => ({
    ...presetFor(production, `w${index}`),
    ...(grouped && index % 9 !== 8 && { group: GROUPS[Math.floor(index / 7) % GROUPS.length] }),
    ...(index % 5 === 0 && { colour: 'olive' as const }),
    accountId: index % 3 === 0 ? 'second' : 'account',
  })) as Preset[];
  const practice = ['Practice: all vendors', 'Practice: Tencent'].map((name, index) => ({
    ...presetFor(of(name), `practice-${index}`),
    accountId: 'practice',
  }));
  const all = [...presets, ...practice];
  const runs = own.flatMap((production, index) => runFor(production, all[index], now) ?? []);
  const practised = runFor(of('', 'accepted', 2, 1), practice[0], now);
  const known = atTheirProjects([
    ...runs,
    ...(practised ? [{ ...practised, practice: true, accountId: 'practice' }] : []),
  ]).map((run) => (run.accountId === 'second' ? { ...run, ...REGIONAL } : run));
  // An operator looked, and it does not record.
  const settled = new Set(
    own.flatMap(({ doing }, index) => (doing === 'verified' ? [`w${index}`] : [])),
  );
  const state: AppState = {
    ...seed.state,
    presets: all,
    runs: byPreset(...known.map((run) => viewOf(run, now))),
    recordings: recordingsOf(known, now).filter((one) => !settled.has(one.presetId)),
    queue: {},
    ...change,
  };
  return { ...seed, state };
}

const REGIONAL = {
  appId: 987_654_321,
  service: serviceOf('https://rtc-api-sha.zego.im/'),
};

/** The first ones by name, then channels of every kind. */
export function productionAt(index: number): Production {
  const known = PRODUCTIONS[index];
  if (known) return known;
  const doing = PRODUCTIONS[index % PRODUCTIONS.length]?.doing ?? 'idle';
  return of(`Channel ${index + 1}`, index % 4 === 0 ? doing : 'idle', 1 + (index % 6));
}

const presetFor = ({ name, vendors, streams }: Production, id: string): Preset =>
  presetOf({
    id,
    name,
    vendors: [...vendors],
    streamIds: Array.from({ length: streams }, (_, at) =>
      at === 0 ? `studio${id.slice(1)}_backup` : `${id}_camera_${at}`,
    ),
  });

/** The run that brought a preset into its state; null for one at rest. */
export function runFor(
  { doing, minutes }: Production,
  preset: Preset | undefined,
  now: number,
): Run | null {
  if (!preset || doing === 'idle') return null;
  const createdAt = new Date(now - minutes * 60_000 - 5_000).toISOString();
  const left = doing === 'ending' ? 8 : doing === 'ended' ? -5 : 100;
  const endTime = Math.floor(now / 1000) + left * 60;
  const calls = preset.vendors.map((vendor, at): Call => {
    const status = statusOf(doing, at, preset.vendors.length);
    const call = callOf({
      id: `${preset.id}-${vendor}`,
      runId: `run-${preset.id}`,
      vendor,
      streamIds: preset.streamIds,
      state: 'settled',
      attempts: 1,
      startedAt: createdAt,
      durationMs: 120,
      endTime: vendor === 'Tencent' || doing === 'ended' ? endTime : null,
    });
    if (doing === 'sending') return { ...call, state: 'sending', outcome: null };
    const streams = preset.streamIds.map((streamId, stream): StreamOutcome => {
      const isFirst = stream === 0;
      if (status === 'unknown') return { streamId, status, reason: 'no-answer' };
      if (status === 'rejected' && (doing === 'rejected' || isFirst))
        return { streamId, status, vendorCode: 'LimitExceeded.MaximumRunningTask' };
      return { streamId, status: 'accepted' };
    });
    const verdicts =
      doing === 'verified'
        ? preset.streamIds.map((streamId) => ({
            streamId,
            verdict: 'not-recording' as const,
            at: new Date(now - 3_600_000).toISOString(),
          }))
        : [];
    return {
      ...call,
      outcome: outcomeOf(streams, { code: 0, message: 'success', requestId: '1', httpStatus: 200 }),
      verdicts,
    };
  });
  return runOf({
    id: `run-${preset.id}`,
    presetId: preset.id,
    presetName: preset.name,
    accountId: preset.accountId,
    createdAt,
    calls,
  });
}

/** What the vendor at a place answered of the first stream. */
function statusOf(doing: Doing, at: number, count: number): Status {
  if (doing === 'incomplete') return at === 0 ? 'rejected' : 'accepted';
  if (doing === 'rejected') return 'rejected';
  if (doing === 'unknown') return at === count - 1 ? 'unknown' : 'accepted';
  if (doing === 'verified') return 'unknown';
  return 'accepted';
}
