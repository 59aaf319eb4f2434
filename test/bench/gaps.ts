import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { startDesktop } from '../support/desktop/desktop.ts';
import { practiceBench } from '../support/practice-bench.ts';
import { recordingBench } from '../support/recording-bench.ts';
import { gapsOfMain, longestGap } from './longest-gap.ts';
import { preciseNow, type Summary, summary } from './stats.ts';
import { wireServer } from './wire-server.ts';

const BAR = 'ms (bar: 50)';
const ANSWERS = 20;
const PRESETS = 2_000;
const IDLERS = 9_000;
const PATIENCE_MS = 30_000;
const ACCOUNT = { appId: 12345, serverSecret: '9193cc662a4c0ec135ec71fb57194b38' };

/** Twenty answers of a megabyte at once, and starts of another account while they come. */
async function largeAnswers(body: string): Promise<{ gap: number; starts: Summary }> {
  const thread = new Worker(new URL('./large-answers-thread.ts', import.meta.url), {
    workerData: body,
  });
  const [port] = (await once(thread, 'message')) as [number];
  const honest = await wireServer();
  const hostile = recordingBench({ ...ACCOUNT, endpoint: `http://127.0.0.1:${port}/` });
  const near = recordingBench({ ...ACCOUNT, endpoint: honest.url });
  await near.start().settled;
  const starts: number[] = [];
  // Sent before: what is measured is their answers.
  const runs = Array.from({ length: ANSWERS }, (_, at) => hostile.start({ id: `p${at}` }));
  await sleep(100);
  const gap = await longestGap(async () => {
    for (let at = 0; at < 10; at += 1) {
      const before = honest.count;
      const from = preciseNow();
      const { settled } = near.start({ id: 'honest' });
      starts.push((await honest.arrival(before + 1)) - from);
      await settled;
      await sleep(80);
    }
    await Promise.all(runs.map(({ settled }) => settled));
  });
  await Promise.all([near.close(), hostile.close(), thread.terminate()]);
  honest.close();
  return { gap, starts: summary(starts) };
}

const IDLER = `
  const { connect } = require('node:net');
  const [port, count] = process.argv.slice(1).map(Number);
  let open = 0;
  const next = () => {
    if (open === count) return console.log('all');
    open += 1;
    connect(port, '127.0.0.1', next).on('error', next);
  };
  for (let at = 0; at < 50; at += 1) next();
`;

/** Another program opens connections at the practice port and asks for nothing. */
async function idlers(): Promise<{ gap: number; descriptors: number; status: string }> {
  const bench = await practiceBench();
  const descriptors = () => readdirSync('/proc/self/fd').length;
  const { port } = new URL(bench.server.credentials.endpoint);
  const child = spawn(process.execPath, ['-e', IDLER, port, String(IDLERS)]);
  const before = descriptors();
  const gap = await longestGap(() => once(child.stdout, 'data'));
  const taken = descriptors() - before;
  const { status } = await bench.ask();
  child.kill();
  await bench.close();
  return { gap, descriptors: taken, status };
}

/** Two thousand presets on the board, window open, and one of them starts. */
async function manyPresets(): Promise<{ gap: number; starts: Summary }> {
  const server = await wireServer();
  const desktop = await startDesktop();
  try {
    const account = { name: 'Bench', ...ACCOUNT, endpoint: server.url };
    const presets = Array.from({ length: PRESETS }, (_, at) => ({
      name: `Bench ${at}`,
      account: 'Bench',
      vendors: ['Tencent'],
      streamIds: [`s${at}`],
    }));
    const launched = await desktop.launch();
    const page = await launched.window();
    // A file holds a thousand.
    for (const part of [presets.slice(0, 1_000), presets.slice(1_000)]) {
      const stdin = JSON.stringify({ accounts: [account], presets: part });
      const { code, stderr } = await desktop.run(['--provision=-', '--exit'], { stdin });
      if (code !== 0) throw new Error(`the presets were not imported: ${stderr}`);
    }
    await sleep(10_000);
    const ids = await page.evaluate(async () => {
      const snapshot = await window.cdnRecorder.ask('state.get', null);
      const all = snapshot.ok ? snapshot.value.state.presets : [];
      return all.filter(({ name }) => name.startsWith('Bench')).map(({ id }) => id);
    });
    await sleep(2_000);
    const gap = await gapsOfMain(launched.app);
    const starts: number[] = [];
    for (let at = 0; at < 10; at += 1) {
      const before = server.count;
      const from = await page.evaluate(
        (presetId) => {
          const now = performance.timeOrigin + performance.now();
          void window.cdnRecorder.ask('runs.start', { presetId, scope: 'all', unrecorded: false });
          return now;
        },
        ids[at * 100] ?? '',
      );
      const arrived = await Promise.race([server.arrival(before + 1), sleep(PATIENCE_MS, null)]);
      if (arrived === null) throw new Error('no start of a preset arrived');
      starts.push(arrived - from);
      await sleep(1_000);
    }
    return { gap: await gap(), starts: summary(starts) };
  } finally {
    await desktop.close();
    server.close();
  }
}

/** The longest gap of main under what others can do to it, and how fast an honest start leaves meanwhile. */
export async function gaps(): Promise<Record<string, unknown>> {
  const secrets = 'secret="a"'.repeat(100_000);
  const rows = `{"Code":0,"Message":"","Data":{"Tencent":[${'{},'.repeat(43_000)}{}]}}`;
  const [ofSecrets, ofRows] = [await largeAnswers(secrets), await largeAnswers(rows)];
  const ofIdlers = await idlers();
  const ofNothing = await longestGap(() => sleep(2_000));
  const ofPresets = await manyPresets();
  return {
    'nothing at all for 2 s, longest gap, ms': ofNothing,
    [`20 answers of 1 MB, longest gap, ${BAR}`]: ofSecrets.gap,
    'another account meanwhile, start to wire, ms': ofSecrets.starts,
    [`20 answers of 129 KB full of rows, longest gap, ${BAR}`]: ofRows.gap,
    'another account meanwhile, start to wire, ms ': ofRows.starts,
    [`9,000 idle connections, longest gap, ${BAR}`]: ofIdlers.gap,
    'descriptors that they take (bar: 64)': ofIdlers.descriptors,
    'a practice call meanwhile': ofIdlers.status,
    [`2,000 presets, one starts, longest gap, ${BAR}`]: ofPresets.gap,
    'from the click to the wire, ms': ofPresets.starts,
  };
}
