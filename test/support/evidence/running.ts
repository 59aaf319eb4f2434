import { readFileSync, rmSync } from 'node:fs';
import type { LaunchedApp } from '../desktop/app.ts';
import type { Desktop } from '../desktop/desktop.ts';
import type { TappedMessage } from '../ipc-tap.ts';
import { familyOf, processTraces } from './processes.ts';
import type { Trace } from './traces.ts';

export interface RunningEvidence {
  readonly desktop: Desktop;
  readonly launched: LaunchedApp;
  readonly messages: readonly TappedMessage[];
}

/** All that a running app shows, says and holds outside its main process. */
export async function runningTraces(evidence: RunningEvidence): Promise<Trace[]> {
  const { desktop, launched, messages } = evidence;
  const item = await desktop.tray.item();
  return [
    ...(await pageTraces(launched)),
    ...(await heapTraces(evidence)),
    ...messages.map(({ direction, channel, text }) => ({
      place: `ipc: ${direction} ${channel}`,
      content: text,
    })),
    ...processTraces(familyOf(launched.pid)),
    {
      // Chromium wipes what the kernel shows of it; children inherit it all the same.
      place: 'process: environment',
      content: await launched.app.evaluate(() => JSON.stringify(process.env)),
    },
    { place: 'tray: tooltip', content: `${item.title}\n${item.tooltip}` },
    { place: 'tray: menu', content: JSON.stringify(await desktop.tray.menu()) },
    ...desktop.notifications.seen.map(({ title, body }) => ({
      place: 'notification',
      content: `${title}\n${body}`,
    })),
    {
      place: 'clipboard',
      content: await launched.app.evaluate(({ clipboard }) => clipboard.readText()),
    },
    { place: 'output', content: launched.output() },
  ];
}

async function pageTraces({ app }: LaunchedApp): Promise<Trace[]> {
  return Promise.all(
    app.windows().map(async (page) => ({
      place: 'page',
      content: await page.evaluate(() => {
        const fields = [...document.querySelectorAll('input, textarea')];
        const values = fields.map((field) => (field as HTMLInputElement).value);
        return [document.title, document.documentElement.outerHTML, ...values].join('\n');
      }),
    })),
  );
}

/**
 * What the garbage collector leaves of each window's JavaScript; taking a snapshot collects first. Of a
 * string a snapshot has the first 1,024 characters: longer ones come from main, where the tap has them whole.
 */
async function heapTraces({ desktop, launched }: RunningEvidence): Promise<Trace[]> {
  const files = await launched.app.evaluate(async ({ webContents }, folder) => {
    const taken: string[] = [];
    for (const contents of webContents.getAllWebContents()) {
      const file = `${folder}/heap-${contents.id}.heapsnapshot`;
      await contents.takeHeapSnapshot(file);
      taken.push(file);
    }
    return taken;
  }, desktop.home);
  return files.map((file) => {
    const content = readFileSync(file);
    rmSync(file);
    return { place: 'heap', content };
  });
}
