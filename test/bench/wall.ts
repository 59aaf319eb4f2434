import type { Page } from 'playwright';
import type { PresetDraft } from '#contract/model/preset.ts';
import { ask, stateOf } from '../screenshots/ask.ts';
import type { LaunchedApp } from '../support/desktop/app.ts';
import { startDesktop } from '../support/desktop/desktop.ts';
import { round } from './stats.ts';
import { type Task, tasksDuring } from './trace.ts';

const PRESETS = 120;
const CHANGES_PER_SECOND = 20;
const SECONDS = 20;
const BAR_MS = 50;
const SCREEN = { width: 1920, height: 1080 };

/**
 * A wall of 120 presets of which twenty a second are started or stopped, each start or stop three changes of state:
 * the longest task of the renderer and of main, traced.
 */
export async function wall(): Promise<Record<string, unknown>> {
  const desktop = await startDesktop();
  try {
    const launched = await desktop.launch();
    const page = await launched.window();
    await page.getByRole('navigation').waitFor();
    const ids = await fill(page);
    await enlarge(launched, page);
    await page.getByRole('gridcell').nth(30).waitFor();
    const session = await page.context().newCDPSession(page);
    const { renderer, main } = await tasksDuring(session, () =>
      page.evaluate(changeStates, { ids, perSecond: CHANGES_PER_SECOND, seconds: SECONDS }),
    );
    const { runs } = await stateOf(page);
    return {
      'presets that changed their state': ids.filter((id) => runs[id]).length,
      'tasks of the renderer over 50 ms': renderer.filter(({ whole }) => whole > BAR_MS).length,
      'longest task of the renderer, ms (bar: 50)': taskText(longest(renderer)),
      'longest time on the core, renderer, ms': round(Math.max(...renderer.map(({ cpu }) => cpu))),
      'longest task of main, ms': taskText(longest(main)),
    };
  } finally {
    await desktop.close();
  }
}

/** Practice presets: nothing of a bench may reach a vendor. */
async function fill(page: Page): Promise<string[]> {
  const { accounts, presets } = await stateOf(page);
  const accountId = accounts.find(({ practice }) => practice)?.id ?? '';
  for (const { id } of presets) await ask(page, 'presets.remove', { id });
  const ids: string[] = [];
  for (let index = 0; index < PRESETS; index += 1) {
    const draft: PresetDraft = {
      name: `Channel ${index + 1}`,
      accountId,
      vendors: ['Tencent'],
      streamIds: Array.from({ length: 12 }, (_, at) => `channel_${index}_${at}`),
      end: null,
      confirmStop: false,
    };
    ids.push((await ask(page, 'presets.save', { id: null, draft })).id);
  }
  await ask(page, 'settings.save', { welcomed: true, board: 'wall' });
  return ids;
}

async function enlarge({ app }: LaunchedApp, page: Page): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, SCREEN);
  await page.waitForFunction(({ width }) => window.innerWidth === width, SCREEN);
}

interface Changes {
  readonly ids: readonly string[];
  readonly perSecond: number;
  readonly seconds: number;
}

/** Runs in the page: starts every preset, then stops it, and so on. */
async function changeStates({ ids, perSecond, seconds }: Changes): Promise<void> {
  const { cdnRecorder } = window as unknown as {
    cdnRecorder: { ask(channel: string, args: object): Promise<unknown> };
  };
  for (let step = 0; step < perSecond * seconds; step += 1) {
    const presetId = ids[step % ids.length];
    const isStart = Math.floor(step / ids.length) % 2 === 0;
    if (isStart) void cdnRecorder.ask('runs.start', { presetId, scope: 'all', unrecorded: false });
    else void cdnRecorder.ask('runs.stop', { presetId, confirmed: true });
    await new Promise((resume) => setTimeout(resume, 1000 / perSecond));
  }
}

const longest = (tasks: readonly Task[]): Task =>
  tasks.reduce((a, b) => (b.whole > a.whole ? b : a), { whole: 0, cpu: 0 });

/** On a busy machine a task that waits for a core is long as well: both are told. */
const taskText = ({ whole, cpu }: Task): string => `${round(whole)}, on the core ${round(cpu)}`;
