import { join } from 'node:path';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { repositoryRoot } from '../support/desktop/electron.ts';
import { totalPssMb } from './memory.ts';
import { round, type Summary, summary } from './stats.ts';

const ROUNDS = 5;
const BARE = join(repositoryRoot, 'test', 'support', 'fixtures', 'tiny-tray');
const IDLE_MS = 10_000;

/** One start on a fresh desktop: milliseconds until the tray icon is exported, and what it weighs when idle. */
async function startToTray(
  app: string | undefined,
  weigh: boolean,
): Promise<{ ms: number; mb: number }> {
  const desktop: Desktop = await startDesktop();
  try {
    const begun = performance.now();
    const running = desktop.start(app ? [] : ['--hidden'], app ? { app } : {});
    await desktop.tray.waitForItem();
    const ms = performance.now() - begun;
    if (weigh) await new Promise((resume) => setTimeout(resume, IDLE_MS));
    return { ms, mb: weigh ? totalPssMb(running.child.pid ?? 0) : 0 };
  } finally {
    await desktop.close();
  }
}

/** Ours and a bare Electron that only makes a tray, in turns. */
export async function coldStart(): Promise<Record<string, Summary | number>> {
  const [ours, bare]: [number[], number[]] = [[], []];
  await startToTray(undefined, false);
  await startToTray(BARE, false);
  for (let round_ = 0; round_ < ROUNDS; round_ += 1) {
    ours.push((await startToTray(undefined, false)).ms);
    bare.push((await startToTray(BARE, false)).ms);
  }
  const [a, b] = [summary(ours), summary(bare)];
  const [weight, bareWeight] = [await startToTray(undefined, true), await startToTray(BARE, true)];
  return {
    'to tray, ms': a,
    'bare tray, ms': b,
    'ours / bare at p50 (bar: 1.25)': round(a.p50 / b.p50),
    'idle in the tray, MB (PSS)': round(weight.mb),
    'bare tray, MB (PSS)': round(bareWeight.mb),
    'idle ours / bare (bar: 1.25)': round(weight.mb / bareWeight.mb),
  };
}
