import { join } from 'node:path';
import type { Page } from 'playwright';
import { ROW_HEIGHT } from '../../renderer/shared/list/row-window.ts';
import { startDesktop } from '../support/desktop/desktop.ts';
import { fillHistory, generateRuns } from '../support/history-generator.ts';
import { openSection } from '../support/window/main-page.ts';
import { round } from './stats.ts';
import { type Task, type Tasks, tasksDuring } from './trace.ts';

const CALLS = 1_000_000;
const STEPS = 200;
/** So long a piece of the way down is traced at once; a whole trace would not fit into memory. */
const SLICE_MS = 10_000;
/** The whole way down a million takes longer than ten minutes; so much of it is gone. */
const MOST_SLICES = 6;

/**
 * What a person does with a million calls in the window, traced: the longest task of the renderer and, as the
 * longest time for which it did nothing else, of main.
 */
export async function historyWindow(): Promise<Record<string, unknown>> {
  const desktop = await startDesktop();
  try {
    fillHistory(join(desktop.userDataDir, 'history.sqlite'), generateRuns(CALLS));
    const launched = await desktop.launch();
    const page = await launched.window();
    await page.locator('[data-start]').first().waitFor();
    return await walk(page);
  } finally {
    await desktop.close();
  }
}

async function walk(page: Page): Promise<Record<string, unknown>> {
  const figures: Record<string, unknown> = {};
  const all: Tasks = { renderer: [], main: [] };
  const session = await page.context().newCDPSession(page);
  await page.evaluate(watchLongTasks);
  const phase = async (name: string, work: () => Promise<void>) => {
    const { renderer, main } = await tasksDuring(session, work);
    all.renderer.push(...renderer.filter(isLong));
    all.main.push(...main.filter(isLong));
    figures[`${name}: longest task, renderer, ms`] = taskText(longest(renderer));
    figures[`${name}: longest task, main, ms`] = taskText(longest(main));
  };
  const timed = async (name: string, work: () => Promise<void>) => {
    await phase(name, async () => {
      const rows = await page.evaluateHandle(untilOtherRows);
      await work();
      figures[`${name}: until its rows, ms`] = round(await rows.evaluate(({ taken }) => taken));
    });
  };
  const focusRow = () => page.locator('[data-scroll] tr[aria-rowindex] button').first().focus();

  await timed('first page', () => openSection(page, 'History'));
  await page.locator('[data-scroll]').hover();
  await phase('wheel', async () => {
    for (let step = 0; step < STEPS; step += 1) await page.mouse.wheel(0, 300);
  });
  await phase('Page Down held', async () => {
    await focusRow();
    for (let step = 0; step < STEPS; step += 1) await page.keyboard.down('PageDown');
    await page.keyboard.up('PageDown');
  });
  await phase('scroll bar held at its end', () => page.evaluate(holdAtEnd, SLICE_MS));
  const begun = performance.now();
  for (let [slice, isAtEnd] = [1, false]; !isAtEnd && slice <= MOST_SLICES; slice += 1) {
    await phase(`down the list, slice ${slice}`, async () => {
      isAtEnd = await page.evaluate(goDown, { ms: SLICE_MS, by: 20 * ROW_HEIGHT });
    });
  }
  figures['down the list, s'] = round((performance.now() - begun) / 1000);
  figures['rows come to'] = await page.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll('tr[aria-rowindex]')].map((row) =>
        Number(row.getAttribute('aria-rowindex')),
      ),
    ),
  );
  await phase('scroll bar, from place to place', () => page.evaluate(jumpAbout, STEPS / 4));
  await phase('Home and End', async () => {
    await focusRow();
    for (let step = 0; step < STEPS / 10; step += 1) {
      await page.keyboard.press(step % 2 === 0 ? 'Home' : 'End');
      await page.evaluate(nextFrame);
    }
  });
  await timed('filter by status', async () => {
    await page
      .getByRole('search')
      .getByRole('button', { name: /^Status/ })
      .click();
    await page.getByRole('search').getByRole('checkbox').first().click();
  });
  await page.keyboard.press('Escape');
  await timed('search for two Chinese characters', () =>
    page.locator('[data-search]').pressSequentially('财经'),
  );
  const told = await page.evaluate(() => (window as unknown as Watched).benchLongTasks);
  return {
    ...figures,
    'tasks over 50 ms that the page was told of, ms': told.map(round),
    'tasks over 50 ms in the trace': all.renderer.filter(({ whole }) => whole > BAR_MS).length,
    'longest task of the renderer, ms (bar: 50)': taskText(longest(all.renderer)),
    'longest task of main, ms': taskText(longest(all.main)),
  };
}

const BAR_MS = 50;
/** The others are many, and none of them is the longest. */
const isLong = ({ whole }: Task): boolean => whole > 1;

const longest = (tasks: readonly Task[]): Task =>
  tasks.reduce((a, b) => (b.whole > a.whole ? b : a), { whole: 0, cpu: 0 });

/** On a busy machine a task that waits for a core is long as well: both are told. */
const taskText = ({ whole, cpu }: Task): string => `${round(whole)}, on the core ${round(cpu)}`;

/** All that follows runs in the page, each function for itself. */
interface Watched {
  benchLongTasks: number[];
}

/** A second witness beside the trace: the page is told of each task over 50 ms. */
function watchLongTasks(): void {
  const told: number[] = [];
  (window as unknown as Watched).benchLongTasks = told;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) told.push(duration);
  }).observe({ type: 'longtask' });
}

/** Milliseconds from the last click or letter until another list shows its first row. */
function untilOtherRows(): { taken: Promise<number> } {
  const before = document.querySelector('[data-scroll]');
  let asked = performance.now();
  const note = () => {
    asked = performance.now();
  };
  for (const kind of ['click', 'input']) window.addEventListener(kind, note, { capture: true });
  const taken = new Promise<number>((resolve) => {
    const observer = new MutationObserver(() => {
      const now = document.querySelector('[data-scroll]');
      if (!now || now === before || !now.querySelector('tbody tr[aria-rowindex] button')) return;
      observer.disconnect();
      for (const kind of ['click', 'input']) {
        window.removeEventListener(kind, note, { capture: true });
      }
      resolve(performance.now() - asked);
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true });
  });
  return { taken };
}

/** The scroll bar held at its lower end, frame by frame. */
async function holdAtEnd(ms: number): Promise<void> {
  const until = performance.now() + ms;
  while (performance.now() < until) {
    const scroll = document.querySelector('[data-scroll]');
    if (scroll) scroll.scrollTop = scroll.scrollHeight;
    await new Promise((resume) => requestAnimationFrame(resume));
  }
}

/**
 * Down to the end without waiting for frames, of which the whole list would take half an hour; to and fro by
 * some rows, since a list that is held at its end asks for more a few times a second only. For so long, or
 * until nothing older can come: true then.
 */
async function goDown({ ms, by }: { ms: number; by: number }): Promise<boolean> {
  const until = performance.now() + ms;
  const isAtEnd = () =>
    document.querySelector('[aria-rowcount]:not([aria-rowcount="-1"])') !== null;
  for (let step = 0; performance.now() < until && !isAtEnd(); step += 1) {
    const scroll = document.querySelector('[data-scroll]');
    if (scroll) {
      scroll.scrollTop = scroll.scrollHeight - scroll.clientHeight - (step % 2) * by;
      scroll.dispatchEvent(new Event('scroll'));
    }
    await new Promise((resume) => setTimeout(resume));
  }
  return isAtEnd();
}

/** To places all over the list, waiting at each until its rows are drawn. */
async function jumpAbout(times: number): Promise<void> {
  for (let time = 1; time <= times; time += 1) {
    const scroll = document.querySelector('[data-scroll]');
    // The golden section comes near every place, and to none twice.
    if (scroll) scroll.scrollTop = scroll.scrollHeight * ((time * 0.618_034) % 1);
    do await new Promise((resume) => requestAnimationFrame(resume));
    while (document.querySelector('[data-scroll] [data-waiting]'));
  }
}

function nextFrame(): Promise<number> {
  return new Promise((resume) => requestAnimationFrame(resume));
}
