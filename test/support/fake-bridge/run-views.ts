import type { Page } from 'playwright';
import type { Call } from '#contract/model/outcome.ts';
import type { Run } from '#contract/model/run.ts';
import type { Recording } from '#contract/model/start.ts';
import { VENDORS } from '#contract/model/vendor.ts';
import { viewOf } from '../../../electron/recording/run-view.ts';
import { outcomeOf, outcomeWithoutAnswer } from '../../../electron/zego/answer/answer.ts';
import { callOf, recordingOf, runOf } from '../runs.ts';
import type { Seed } from './fake-bridge.ts';
import { boardSeed, MAIN_APP_ID } from './seeds.ts';
import type { AppearanceState, Texts, View } from './view.ts';

const STREAMS = 500;
const STREAMS_IN_A_CALL = 20;
/** The preset of `boardSeed` with all vendors, which has not been run there. */
export const WIDE_PRESET = 'p2';

/** Four vendors and five hundred streams in the middle of a run: every state that a lane can be in. */
export function wideSeed(appearance: AppearanceState): Seed {
  const board = boardSeed(appearance);
  const now = Date.now();
  const streams = Array.from({ length: STREAMS }, (_, n) => `regional-window-${n + 1}`);
  const calls = VENDORS.flatMap((vendor, v) =>
    Array.from({ length: STREAMS / STREAMS_IN_A_CALL }, (_, n) => {
      const streamIds = streams.slice(n * STREAMS_IN_A_CALL, (n + 1) * STREAMS_IN_A_CALL);
      return wideCall(callOf({ id: `wide-${v}-${n}`, vendor, streamIds }), n, now);
    }),
  );
  const preset = board.state.presets.find(({ id }) => id === WIDE_PRESET);
  const run = runOf({
    id: 'r-wide',
    appId: MAIN_APP_ID,
    presetId: WIDE_PRESET,
    presetName: preset?.name ?? '',
    createdAt: new Date(now - 9_000).toISOString(),
    calls,
  });
  const presets = board.state.presets.map((one) =>
    one.id === WIDE_PRESET ? { ...one, streamIds: streams } : one,
  );
  const runs = { ...board.state.runs, [WIDE_PRESET]: viewOf(run, now) };
  const queue = { ...board.state.queue, 'r-wide': { position: 12, waitMs: 4_200 } };
  const recordings = [...board.state.recordings, ...calls.flatMap((call) => taken(call, run))];
  return { ...board, state: { ...board.state, presets, runs, queue, recordings } };
}

/** What is known to run of a call. */
const taken = ({ id, vendor, outcome }: Call, run: Run): Recording[] =>
  (outcome?.streams ?? [])
    .filter(({ status }) => status === 'accepted')
    .map(({ streamId }) => {
      const { appId, presetId, presetName, createdAt: since } = run;
      return recordingOf({ appId, presetId, presetName, vendor, streamId, callId: id, since });
    });

function wideCall(call: Call, n: number, now: number): Call {
  const sent = { attempts: 1, startedAt: new Date(now - 6_000 + n * 90).toISOString() };
  if (n > 20) return call;
  if (n > 17) return { ...call, ...sent, state: 'sending' };
  const settled = { ...call, ...sent, state: 'settled', durationMs: 120 + n } as const;
  if (n === 3) {
    return { ...settled, outcome: outcomeWithoutAnswer(call.streamIds, 'unknown', 'no-answer') };
  }
  const streams = call.streamIds.map((streamId, index) =>
    n === 5 && index < 3
      ? { streamId, status: 'rejected' as const, vendorCode: 404, vendorMessage: 'not found' }
      : { streamId, status: 'accepted' as const, vendorCode: 200 },
  );
  const facts = { code: 0, message: 'success', httpStatus: 200, requestId: '4191282558729715911' };
  return { ...settled, outcome: outcomeOf(streams, facts) };
}

const open = (presetId: string) => async (page: Page) => {
  await page.evaluate((id) => {
    window.location.hash = `#/presets/run/${id}`;
  }, presetId);
  await page.getByRole('dialog').getByRole('list').first().waitFor();
};

const boardIn = (appearance: AppearanceState) => boardSeed(appearance);

/** A run at every moment of its life, small and large. */
export const RUN_VIEWS: readonly View[] = [
  { name: 'run-under-way', seed: boardIn, reach: open('p7') },
  { name: 'run-accepted', seed: boardIn, reach: open('p1') },
  { name: 'run-mixed', seed: boardIn, reach: open('p3') },
  { name: 'run-one-stream', seed: boardIn, reach: open('p5') },
  { name: 'run-wide', seed: wideSeed, reach: open(WIDE_PRESET) },
  {
    name: 'run-wide-trouble',
    seed: wideSeed,
    async reach(page, texts: Texts) {
      await open(WIDE_PRESET)(page);
      const [name = ''] = texts['lane.filter.trouble'].split(' {{');
      await page.getByRole('dialog').getByText(name).click();
      await page.getByRole('button', { name: texts['verdict.recording'] }).first().waitFor();
    },
  },
  {
    name: 'run-wide-card',
    seed: wideSeed,
    reach: async (page) => {
      await page.getByRole('group', { name: /^Abendnachrichten/ }).scrollIntoViewIfNeeded();
    },
  },
];
