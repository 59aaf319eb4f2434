import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SqliteJournal } from '../../electron/storage/journal/journal.ts';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { summary } from '../support/faults/stage.ts';
import { provisionedServer } from '../support/provision.ts';
import type { StrictServer } from '../support/strict-server/strict-server.ts';

/** One fault of each class of outcome, seen in all three places: journal, tray and window. */
let desktop: Desktop;
let server: StrictServer;

beforeEach(async () => {
  desktop = await startDesktop();
});
afterEach(async () => {
  await desktop.close();
  await server.close();
});

interface Class {
  readonly status: string;
  readonly arrange: (far: StrictServer) => unknown;
  readonly journal: string;
  readonly tooltip: RegExp;
  /** What the card must say besides the status: meaning, whether anything was started. */
  readonly card: readonly RegExp[];
}

const CLASSES: readonly Class[] = [
  {
    status: 'accepted',
    arrange: () => undefined,
    journal: 'accepted',
    tooltip: /accepted \(2 of 2 accepted\)/,
    card: [],
  },
  {
    status: 'rejected',
    arrange: (far) => far.script.add({ twist: { do: 'code', code: 5 } }),
    journal: 'rejected (return-code, code 5)',
    tooltip: /rejected \(0 of 2 accepted\)/,
    card: [/Configuration error/, /Nothing was started/],
  },
  {
    status: 'failed',
    arrange: (far) => far.unplug(),
    journal: 'failed (connection-refused)',
    tooltip: /failed \(0 of 2 accepted\)/,
    card: [/refused the connection/, /Nothing was started/],
  },
  {
    status: 'unknown',
    arrange: (far) => far.script.add({ twist: { do: 'reset' } }),
    journal: 'unknown (connection-lost)',
    tooltip: /unknown \(0 of 2 accepted\)/,
    card: [/may have started/],
  },
  {
    status: 'partial',
    arrange: (far) =>
      far.script.add({
        twist: { do: 'rows', codes: { cdn02: 'LimitExceeded.MaximumRunningTask' } },
      }),
    journal: 'partial (row LimitExceeded.MaximumRunningTask)',
    tooltip: /partial \(1 of 2 accepted\)/,
    card: [/Too many recording tasks|LimitExceeded/],
  },
];

/** Six tries and their pauses, on a busy machine. */
const LAST_TRY_MS = 45_000;

async function startInWindow(page: Page) {
  const card = page.getByRole('group', { name: 'Evening news', exact: true });
  await card.getByRole('button', { name: 'Start Evening news', exact: true }).click();
  return card;
}

test.each(CLASSES)('$status: the same in journal, tray and window', async (expected) => {
  const { status, arrange, journal, tooltip, card: words } = expected;
  const made = await provisionedServer({ vendors: ['Tencent'] });
  server = made.server;
  const launched = await desktop.launch();
  await desktop.run(['--provision=-', '--exit'], { stdin: made.provision });
  await arrange(server);
  const card = await startInWindow(await launched.window());
  await desktop.tray.waitForTooltip(tooltip, LAST_TRY_MS);
  await card.getByText(status, { exact: true }).first().waitFor();
  for (const word of words) await card.getByText(word).first().waitFor();
  const kept = new SqliteJournal(join(desktop.userDataDir, 'journal.sqlite'));
  const run = kept.newestRuns().find(({ presetName }) => presetName === 'Evening news');
  kept.close();
  expect(summary(run?.calls ?? []).outcome).toBe(journal);
  expect(server.requests).toHaveLength(status === 'failed' ? 0 : 1);
});

test('a result that was put away is gone from board and tray alike, and in a new window too', async () => {
  const made = await provisionedServer({ vendors: ['Tencent'] });
  server = made.server;
  server.script.add({ twist: { do: 'code', code: 5 } });
  const launched = await desktop.launch();
  await desktop.run(['--provision=-', '--exit'], { stdin: made.provision });
  const first = await launched.window();
  const card = await startInWindow(first);
  await desktop.tray.waitForTooltip(/rejected/);
  await card.getByRole('button', { name: 'Put away the result of Evening news' }).click();
  await desktop.tray.waitForTooltip(/nothing new/);
  await card.getByText('idle').first().waitFor();
  const opened = launched.app.waitForEvent('window');
  await first.close();
  await desktop.tray.click('Open CDN Recorder');
  const again = (await opened).getByRole('group', { name: 'Evening news', exact: true });
  await again.getByText('idle').first().waitFor();
  expect(await again.getByText('rejected').count()).toBe(0);
});
