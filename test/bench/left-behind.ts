import { join } from 'node:path';
import { joinJournal } from '../../electron/compose/join-journal.ts';
import { SqliteJournal } from '../../electron/storage/journal/journal.ts';
import { startDesktop } from '../support/desktop/desktop.ts';
import { tempFolder } from '../support/desktop/temp.ts';
import { callOf, runOf } from '../support/runs.ts';
import { round } from './stats.ts';

const RUNS = 25_000;
const VENDORS = ['Tencent', 'Huawei', 'Ws', 'Aliyun'] as const;
/** A killed process was sending few calls, however many waited. */
const SENDING = 16;
const PRESETS = 50;

/** A journal with a hundred thousand calls of a process that was killed. */
function leave(file: string): void {
  const startedAt = new Date().toISOString();
  const sending = { state: 'sending', attempts: 1, startedAt } as const;
  const runs = Array.from({ length: RUNS }, (_, at) => {
    const id = `run-${at}`;
    const calls = VENDORS.map((vendor, nth) =>
      callOf({
        id: `${id}.${nth}`,
        runId: id,
        vendor,
        streamIds: [`stream${at % PRESETS}`, `backup${at % PRESETS}`],
        ...(at >= RUNS - SENDING / VENDORS.length && sending),
      }),
    );
    return runOf({ id, seq: at + 1, presetId: `p${at % PRESETS}`, createdAt: startedAt, calls });
  });
  const journal = new SqliteJournal(file);
  journal.put(runs);
  journal.close();
}

/** Opening such a journal and settling what is in it, without the app around it, in milliseconds. */
function openLeft(): number {
  const folder = tempFolder('left-behind');
  const file = join(folder.path, 'journal.sqlite');
  leave(file);
  const [now, monotonic] = [() => Date.now(), () => performance.now()];
  const begun = performance.now();
  const { journal } = joinJournal(file, { now, monotonic, endedBy: now });
  const ms = performance.now() - begun;
  journal.close();
  folder.remove();
  return round(ms);
}

interface Life {
  /** From the launch until the tray is there, in milliseconds. */
  readonly start: number;
  /** From Quit until the process has ended, in milliseconds. */
  readonly leave: number;
}

/** The app on such a journal, or on none: started, and quit as soon as the tray is there or after a rest. */
async function life(prepare: (file: string) => void, restMs = 0): Promise<Life> {
  const desktop = await startDesktop();
  try {
    prepare(join(desktop.userDataDir, 'journal.sqlite'));
    const begun = performance.now();
    const app = desktop.start(['--hidden']);
    await desktop.tray.waitForMenuItem('Quit');
    const start = performance.now() - begun;
    await new Promise((resume) => setTimeout(resume, restMs));
    const quit = performance.now();
    await desktop.tray.click('Quit');
    const { code } = await app.done;
    if (code !== 0) throw new Error(`the app ended with ${code}`);
    return { start: round(start), leave: round(performance.now() - quit) };
  } finally {
    await desktop.close();
  }
}

/** What a hundred thousand calls that a killed process left behind cost the next one. */
export async function leftBehind(): Promise<Record<string, unknown>> {
  await life(() => undefined);
  const without = await life(() => undefined);
  const quick = await life(leave);
  const busy = await life(leave, 2_000);
  const more = round(quick.start - without.start + quick.leave - without.leave);
  return {
    'to open and settle 100,000 calls, ms': openLeft(),
    'the app without any, ms': without,
    'the app with 100,000, quit at once, ms': quick,
    'quit after 2 s, while the history is fed, ms': busy,
    'start and leave, more than without, ms (bar: 2,000)': more,
  };
}
