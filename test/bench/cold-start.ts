import { join } from 'node:path';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { repositoryRoot } from '../support/desktop/electron.ts';
import { inTurns, round, type Summary, summary } from './stats.ts';

const ROUNDS = 12;
const BARE = join(repositoryRoot, 'test', 'support', 'fixtures', 'tiny-tray');

interface Shown {
  /** Milliseconds until the tray icon is exported. */
  readonly icon: number;
  /** And until it says what runs. */
  readonly state: number;
}

async function toTray(desktop: Desktop, app?: string): Promise<Shown> {
  const begun = performance.now();
  const running = desktop.start(app ? [] : ['--hidden'], app ? { app } : {});
  await desktop.tray.waitForFirstItem();
  const icon = performance.now() - begun;
  await desktop.tray.waitForItem();
  const state = performance.now() - begun;
  await running.kill('SIGTERM');
  await desktop.tray.waitForNoItem();
  return { icon, state };
}

/** On a desktop of its own: with a data folder where nothing has been, and then once more. */
async function firstAndSecond(app?: string): Promise<[first: Shown, second: Shown]> {
  const desktop = await startDesktop();
  try {
    return [await toTray(desktop, app), await toTray(desktop, app)];
  } finally {
    await desktop.close();
  }
}

/** Ours and a bare Electron that only makes a tray, in turns. */
export async function coldStart(): Promise<Record<string, Summary | number>> {
  const firsts = { ours: [] as number[], bare: [] as number[] };
  const states: number[] = [];
  const taker = (which: 'ours' | 'bare') => async () => {
    const [first, second] = await firstAndSecond(which === 'bare' ? BARE : undefined);
    firsts[which].push(first.icon);
    if (which === 'ours') states.push(second.state);
    return [second.icon];
  };
  await firstAndSecond();
  await firstAndSecond(BARE);
  const [ours = [], bare = []] = await inTurns([taker('ours'), taker('bare')], ROUNDS);
  const [a, b] = [summary(ours), summary(bare)];
  const [c, d] = [summary(firsts.ours), summary(firsts.bare)];
  return {
    'to tray, ms': a,
    'bare tray, ms': b,
    'ours / bare at p50 (bar: 1.25)': round(a.p50 / b.p50),
    'to what runs, ms': summary(states),
    'first start to tray, ms': c,
    'first start of a bare tray, ms': d,
    'first start, ours / bare at p50': round(c.p50 / d.p50),
  };
}
