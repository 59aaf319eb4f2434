import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { SqliteJournal } from '../../electron/storage/journal/journal.ts';
import { deafServer } from '../support/deaf-server.ts';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { until } from '../support/desktop/until.ts';
import { readRows } from '../support/journal-lock.ts';
import { inHistory, KILL_POINTS } from '../support/kill-points.ts';
import { provisionedServer } from '../support/provision.ts';
import type { StrictServer } from '../support/strict-server/strict-server.ts';

/** The running app killed at chosen points; what it then knows must agree with the server's own log. */
const PRESET = 'Evening news';
const table: string[] = [];
let desktop: Desktop;
let far: StrictServer;

beforeEach(async () => {
  desktop = await startDesktop();
});
afterEach(async () => {
  await desktop.close();
  await far.close();
});
afterAll(() => {
  console.log(
    ['| Killed | Calls after the restart | Requests |', '|---|---|---|', ...table].join('\n'),
  );
});

/** What the server's log has of one stream, over all lives of the app. */
const requestsFor = (streamId: string) =>
  far.requests.filter((request) => request.all('StreamId[]').includes(streamId)).length;

test.each(KILL_POINTS)('$point', async ({ point, streams, deaf, reach, expected, unrecorded }) => {
  const streamIds = Array.from({ length: streams }, (_, index) => `cdn${index}`);
  const made = await provisionedServer({ vendors: ['Huawei'], streamIds });
  far = made.server;
  const wall = deaf ? await deafServer() : null;
  const provision = wall ? made.provision.replace(far.url, wall.url) : made.provision;
  const [journal, history] = ['journal.sqlite', 'history.sqlite'].map((name) =>
    join(desktop.userDataDir, name),
  ) as [string, string];

  const app = desktop.start(['--provision=-', '--hidden'], { stdin: provision });
  await desktop.tray.waitForMenuItem(`Start ${PRESET}`);
  // The history's file is made with its first call.
  await desktop.run(['--start=Practice: Tencent', '--exit']);
  await until('the history is there', () => unfed(journal) === 0);
  const undo = await reach({
    far,
    journal,
    history,
    click: () => void desktop.start([`--start=${PRESET}`, '--json', '--exit']),
  });
  await app.kill('SIGKILL');
  if (typeof undo === 'function') undo();
  await wall?.close();
  const sent = far.requests.length;

  const again = desktop.start(['--hidden']);
  await desktop.tray.waitForMenuItem('Quit');
  await until('the history has all of it', () => unfed(journal) === 0);
  await again.kill('SIGTERM');
  expect(far.requests).toHaveLength(sent);

  const kept = new SqliteJournal(journal);
  const orphans = kept.orphans();
  const calls = kept.newestRuns().flatMap((run) => (run.presetName === PRESET ? run.calls : []));
  kept.close();
  expect(orphans).toEqual([]);
  const words = calls.map(({ outcome }) => [outcome?.status, outcome?.reason].join(' ').trim());
  table.push(`| ${point} | ${tally(words)} | ${sent} |`);
  expect([...new Set(words)].sort()).toEqual(
    [...expected].filter((it) => words.includes(it)).sort(),
  );
  if (expected.length === 0) {
    expect([calls, sent]).toEqual([[], unrecorded]);
    expect(readRows(journal, 'SELECT * FROM gap')).toHaveLength(1);
  } else expect(calls.flatMap((call) => call.streamIds).sort()).toEqual([...streamIds].sort());

  for (const { streamIds: ids, outcome } of calls) {
    for (const streamId of ids) {
      expect(requestsFor(streamId)).toBeLessThanOrEqual(1);
      const effects = far.effects('StartCDNRecord', 'Huawei', streamId);
      if (outcome?.status === 'accepted') expect(effects).toBe(1);
      if (outcome?.status === 'failed') expect(requestsFor(streamId)).toBe(0);
    }
  }
  // What left without a row in the journal was answered, and the history took it over from memory.
  expect(inHistory(history)).toHaveLength(
    calls.flatMap((call) => call.streamIds).length + (unrecorded ?? 0),
  );
});

const unfed = (journal: string) =>
  readRows<{ n: number }>(journal, 'SELECT COUNT(*) AS n FROM calls WHERE in_history = 0')[0]?.n;

function tally(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, n]) => `${n} × ${word}`).join(', ') || 'none';
}
