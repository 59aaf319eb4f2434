import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Recordings } from '../../electron/recording/known-recordings.ts';
import { recover } from '../../electron/recording/settle-interrupted.ts';
import { SqliteJournal } from '../../electron/storage/journal/journal.ts';
import { tempFolder } from '../support/desktop/temp.ts';
import { type StrictServer, strictServer } from '../support/strict-server/strict-server.ts';

/** SIGKILL at two hundred random moments of a run of 20 calls, with the recording code as the app has it. */
const KILLS = 200;
const CALLS = 20;
const CHILD = join(import.meta.dirname, '..', 'support', 'crash-child.ts');

/** What the server's own log says of one stream at one vendor. */
function seenBy(server: StrictServer, vendor: string, streamId: string) {
  const requests = server.requests.filter(
    (request) => request.param('Vendor') === vendor && request.all('StreamId[]').includes(streamId),
  );
  return {
    requests: requests.length,
    effects: server.effects('StartCDNRecord', vendor as never, streamId),
  };
}

async function killAt(delayMs: number) {
  const folder = tempFolder('kill');
  const path = join(folder.path, 'journal.sqlite');
  const server = await strictServer({ appId: 12345, secret: '9193cc662a4c0ec135ec71fb57194b38' });
  server.script.add({ twist: () => ({ do: 'nothing', delayMs: Math.floor(Math.random() * 40) }) });
  const child = spawn(process.execPath, [CHILD, server.url, path, String((CALLS / 4) * 20)]);
  // The clock starts with the first sign of life, so that the moments lie within the run.
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  await new Promise((resume) => setTimeout(resume, delayMs));
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  await new Promise((resume) => setTimeout(resume, 60));
  const journal = new SqliteJournal(path);
  recover(journal.orphans(), journal, new Recordings(journal.recordings.list()), Date.now());
  const runs = journal.newestRuns();
  const open = journal.orphans().length;
  journal.close();
  return { server, folder, runs, open };
}

type Seen = Record<'accepted' | 'unknown' | 'failed' | 'rejected' | 'partial', number>;

async function killAndCheck(seen: Seen): Promise<void> {
  const { server, folder, runs, open } = await killAt(Math.random() * 120);
  expect(open).toBe(0);
  expect(runs).toHaveLength(1);
  const [run] = runs;
  expect(run?.calls).toHaveLength(CALLS);
  for (const call of run?.calls ?? []) {
    const status = call.outcome?.status ?? 'unknown';
    seen[status] += 1;
    for (const streamId of call.streamIds) {
      const { requests, effects } = seenBy(server, call.vendor, streamId);
      expect(requests).toBeLessThanOrEqual(1);
      if (status === 'accepted') expect(effects).toBe(1);
      if (status === 'failed') expect(requests).toBe(0);
    }
  }
  await server.close();
  folder.remove();
}

test(`after ${KILLS} kills no call is lost, none sent twice, and no state contradicts the server`, async () => {
  const seen: Seen = { accepted: 0, unknown: 0, failed: 0, rejected: 0, partial: 0 };
  const half = async () => {
    for (let kill = 0; kill < KILLS / 2; kill += 1) await killAndCheck(seen);
  };
  await Promise.all([half(), half()]);
  // Kills that never met a call in flight would prove nothing.
  expect(seen.unknown).toBeGreaterThan(0);
  expect(seen.accepted).toBeGreaterThan(0);
  console.log(`outcomes over ${KILLS} kills: ${JSON.stringify(seen)}`);
});
