import { join } from 'node:path';
import { startDesktop } from '../support/desktop/desktop.ts';
import { repositoryRoot } from '../support/desktop/electron.ts';
import { round, type Summary, summary } from './stats.ts';

const ROUNDS = 10;
const BARE = join(repositoryRoot, 'test', 'support', 'fixtures', 'tiny-tray');

/** One start on a fresh desktop: milliseconds until the tray icon is exported. */
async function startToTray(app?: string): Promise<number> {
  const desktop = await startDesktop();
  try {
    const begun = performance.now();
    desktop.start(app ? [] : ['--hidden'], app ? { app } : {});
    await desktop.tray.waitForItem();
    return performance.now() - begun;
  } finally {
    await desktop.close();
  }
}

/** Ours and a bare Electron that only makes a tray, in turns. */
export async function coldStart(): Promise<Record<string, Summary | number>> {
  const [ours, bare]: [number[], number[]] = [[], []];
  await startToTray();
  await startToTray(BARE);
  for (let round_ = 0; round_ < ROUNDS; round_ += 1) {
    ours.push(await startToTray());
    bare.push(await startToTray(BARE));
  }
  const [a, b] = [summary(ours), summary(bare)];
  return {
    'to tray, ms': a,
    'bare tray, ms': b,
    'ours / bare at p50 (bar: 1.25)': round(a.p50 / b.p50),
  };
}
