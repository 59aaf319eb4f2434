import { setTimeout as pause } from 'node:timers/promises';
import { recordingBench } from '../support/recording-bench.ts';
import { remoteStrictServer } from '../support/strict-server/remote.ts';
import { preciseNow, round, type Summary, summary } from './stats.ts';

const ACCOUNT = { appId: 12345, serverSecret: '9193cc662a4c0ec135ec71fb57194b38' };
/** Blocks of clicks, by turns with and without searches, so that what else the machine does falls on both. */
const BLOCKS = 8;
const CLICKS = 20;
/** So many searches wait for a slot at any moment of a block that has them. */
const SEARCHERS = 20;
const PAUSE_MS = 250;

/** From a click to its request at the server, while nothing else goes on and while searches queue. */
export async function searches(): Promise<Record<string, Summary | number>> {
  const server = await remoteStrictServer({ appId: ACCOUNT.appId, secret: ACCOUNT.serverSecret });
  const near = recordingBench({ ...ACCOUNT, endpoint: server.url });
  let isSearching = false;
  let answered = 0;
  const search = async (streamId: string) => {
    while (isSearching) {
      const now = Math.floor(Date.now() / 1000);
      const asked = { streamId, from: now - 3_600, to: now, cursor: null };
      const { kind } = await near.media.search(near.account, 'Tencent', asked);
      if (kind === 'ok') answered += 1;
    }
  };
  const clicked = new Map<string, { readonly at: number; readonly withSearches: boolean }>();
  for (let block = 0; block < BLOCKS; block += 1) {
    isSearching = block % 2 === 1;
    const searchers = Array.from({ length: SEARCHERS }, (_, index) => search(`f${index}`));
    await pause(PAUSE_MS * 4);
    for (let click = 0; click < CLICKS; click += 1) {
      const id = `s${block}-${click}`;
      clicked.set(id, { at: preciseNow(), withSearches: isSearching });
      await near.start({ id, streamIds: [id] }).settled;
      await pause(PAUSE_MS);
    }
    isSearching = false;
    await Promise.all(searchers);
  }
  const { requests, maxInAnySecond, tooFrequent } = await server.report();
  await near.close();
  await server.close();
  const waits = (withSearches: boolean) =>
    requests.flatMap(({ params, arrivedAt }) => {
      const click = clicked.get(params.find(([name]) => name === 'StreamId[]')?.[1] ?? '');
      return click?.withSearches === withSearches ? [server.originMs + arrivedAt - click.at] : [];
    });
  const [idle, busy] = [summary(waits(false)), summary(waits(true))];
  return {
    'click to wire at rest, ms': idle,
    'click to wire while searches queue, ms': busy,
    'searches / rest at p50 (bar: 1.1)': round(busy.p50 / idle.p50),
    'searches answered': answered,
    'most in any sliding second (bar: 20)': maxInAnySecond,
    'answers with code 6 (bar: 0)': tooFrequent,
  };
}
