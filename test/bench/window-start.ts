import { join } from 'node:path';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { repositoryRoot } from '../support/desktop/electron.ts';
import { fromFirstPage } from './page-watch.ts';
import { inTurns, preciseNow, round, type Summary, summary } from './stats.ts';

const ROUNDS = 10;
const BARE = join(repositoryRoot, 'test', 'support', 'fixtures', 'tiny-window');
/** What the page says when the button was there before anyone looked. */
const LATE = 'late';
/** On both sides, since it takes a little time itself. */
const LISTENING = '--remote-debugging-port=0';

/** Runs in the page: the moment at which the first preset can be started, or that it was too late to see it. */
const UNTIL_STARTABLE = `
  (() => {
    const isThere = () => document.querySelector('[data-start]:not([aria-disabled])') !== null;
    if (isThere()) return benchSaw('${LATE}');
    const observer = new MutationObserver(() => {
      if (!isThere()) return;
      benchSaw(String(performance.timeOrigin + performance.now()));
      observer.disconnect();
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true });
  })();
`;

/** Milliseconds until the first preset's Start button is enabled. */
async function ours(desktop: Desktop): Promise<number> {
  const begun = preciseNow();
  const running = desktop.start([LISTENING]);
  const seen = await fromFirstPage(running, UNTIL_STARTABLE);
  await running.kill('SIGTERM');
  return seen === LATE ? ours(desktop) : Number(seen) - begun;
}

async function bare(desktop: Desktop): Promise<number> {
  const begun = preciseNow();
  const running = desktop.start([LISTENING], { app: BARE });
  await running.waitForOutput(/ready-to-show [\d.]+\n/);
  const readyAt = Number(/ready-to-show ([\d.]+)/.exec(running.stdout())?.[1]);
  await running.kill('SIGTERM');
  return readyAt - begun;
}

/** A start on a desktop where nothing has been, and one where it has been started before. */
async function firstAndSecond(take: (desktop: Desktop) => Promise<number>) {
  const desktop = await startDesktop();
  try {
    return [await take(desktop), await take(desktop)] as const;
  } finally {
    await desktop.close();
  }
}

/** Ours and a bare Electron window in turns. */
export async function windowStart(): Promise<Record<string, Summary | number>> {
  const firsts = { ours: [] as number[], bare: [] as number[] };
  const taker = (which: 'ours' | 'bare') => async () => {
    const [first, second] = await firstAndSecond(which === 'bare' ? bare : ours);
    firsts[which].push(first);
    return [second];
  };
  const [app = [], electron = []] = await inTurns([taker('ours'), taker('bare')], ROUNDS);
  const [a, b] = [summary(app), summary(electron)];
  const [c, d] = [summary(firsts.ours), summary(firsts.bare)];
  return {
    'to the first Start button, ms': a,
    'bare window to ready-to-show, ms': b,
    'ours / bare at p50 (bar: 1.5)': round(a.p50 / b.p50),
    'first start to the first Start button, ms': c,
    'first start of a bare window, ms': d,
    'first start, ours / bare at p50': round(c.p50 / d.p50),
  };
}
