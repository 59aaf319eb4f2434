import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startDesktop } from '../support/desktop/desktop.ts';
import { repositoryRoot } from '../support/desktop/electron.ts';
import { cpuSeconds, totalPssMb } from './memory.ts';
import { fromFirstPage } from './page-watch.ts';
import { round } from './stats.ts';

const BARE = join(repositoryRoot, 'test', 'support', 'fixtures', 'tiny-tray');
/** On both sides: it is how the window is closed. */
const LISTENING = '--remote-debugging-port=0';
/** By then the work of a start, and what rests after it, is over: the readers and writers end after 20 seconds. */
const CLOSED_MS = 28_000;
const WATCHED_S = 12;

/** Runs in the page: the window closes when there is something in it. */
const CLOSED_ONCE_DRAWN = `
  (() => {
    const look = setInterval(() => {
      if (!document.querySelector('[data-start]')) return;
      clearInterval(look);
      benchSaw('');
      window.close();
    }, 50);
  })();
`;

interface Idle {
  readonly mb: number;
  /** Of one core, over all processes. */
  readonly cpuPercent: number;
}

/** What it weighs and computes while nobody wants anything of it. */
async function idleOf(app: string | undefined): Promise<Idle> {
  const desktop = await startDesktop();
  try {
    const running = desktop.start([LISTENING], app ? { app } : {});
    await desktop.tray.waitForItem();
    // Ours has had a window, which may leave nothing behind.
    if (!app) await fromFirstPage(running, CLOSED_ONCE_DRAWN);
    const root = running.child.pid ?? 0;
    await sleep(CLOSED_MS);
    const mb = totalPssMb(root);
    const before = cpuSeconds(root);
    await sleep(WATCHED_S * 1000);
    let seconds = 0;
    for (const [pid, after] of cpuSeconds(root)) seconds += after - (before.get(pid) ?? 0);
    return { mb, cpuPercent: (seconds / WATCHED_S) * 100 };
  } finally {
    await desktop.close();
  }
}

/** One after the other: what both have in memory would count for half. */
export async function idle(): Promise<Record<string, number>> {
  const bare = await idleOf(BARE);
  const ours = await idleOf(undefined);
  return {
    'in the tray, window closed, MB (PSS)': round(ours.mb),
    'bare tray, MB (PSS)': round(bare.mb),
    'memory ours / bare (bar: 1.25)': round(ours.mb / bare.mb),
    'CPU, % of one core (bar: 0.1)': round(ours.cpuPercent),
    'bare tray, CPU, % of one core': round(bare.cpuPercent),
  };
}
