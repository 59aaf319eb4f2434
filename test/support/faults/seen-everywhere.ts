import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import { SqliteJournal } from '../../../electron/storage/journal/journal.ts';
import type { Desktop } from '../desktop/desktop.ts';
import { provisionedServer } from '../provision.ts';
import type { StrictServer } from '../strict-server/strict-server.ts';
import { selectPreset, startButton } from '../window/main-page.ts';
import { summary } from './stage.ts';

/** One fault of a class of outcome, seen in all three places: journal, tray and window. */
export interface Class {
  readonly status: string;
  readonly arrange: (far: StrictServer) => unknown;
  readonly journal: string;
  readonly tooltip: RegExp;
  /** What the side panel must say besides the status: meaning, whether anything was started. */
  readonly panel: readonly (RegExp | string)[];
}

export const CLASSES: readonly Class[] = [
  {
    status: 'Accepted',
    arrange: () => undefined,
    journal: 'accepted',
    tooltip: /Accepted \(2 of 2\)/,
    panel: [],
  },
  {
    status: 'Not recording (rejected)',
    arrange: (far) => far.script.add({ twist: { do: 'code', code: 5 } }),
    journal: 'rejected (return-code, code 5)',
    tooltip: /Not recording \(rejected\) \(0 of 2\)/,
    panel: [/Configuration error/, /Nothing was started/],
  },
  {
    status: 'To verify',
    arrange: (far) => far.script.add({ twist: { do: 'reset' } }),
    journal: 'unknown (connection-lost)',
    tooltip: /To verify \(0 of 2\)/,
    panel: [/may have started/],
  },
  {
    status: 'Incomplete',
    arrange: (far) =>
      far.script.add({
        twist: { do: 'rows', codes: { cdn02: 'LimitExceeded.MaximumRunningTask' } },
      }),
    journal: 'partial (row LimitExceeded.MaximumRunningTask)',
    tooltip: /Incomplete \(1 of 2\)/,
    panel: [LOCALES.en['row.task-limit.meaning']],
  },
];

/** Takes half a minute: the policy's tries have to be used up. */
export const FAILED: Class = {
  status: 'Not recording (failed)',
  arrange: (far) => far.unplug(),
  journal: 'failed (connection-refused)',
  tooltip: /Not recording \(failed\) \(0 of 2\)/,
  panel: [/refused the connection/, /Nothing was started/],
};

/** Seven tries and their pauses, on a busy machine. */
const LAST_TRY_MS = 60_000;

/** Clicks Start in the window, and gives the side panel of the preset. */
export async function startInWindow(page: Page) {
  await startButton(page, 'Evening news').click();
  return selectPreset(page, 'Evening news');
}

/** Starts a preset from the window under that fault and looks in all three places; closes its server. */
export async function seenEverywhere(desktop: Desktop, expected: Class): Promise<void> {
  const { status, arrange, journal, tooltip, panel: words } = expected;
  const { server, provision } = await provisionedServer({ vendors: ['Tencent'] });
  try {
    const launched = await desktop.launch();
    await desktop.run(['--provision=-', '--exit'], { stdin: provision });
    await arrange(server);
    const panel = await startInWindow(await launched.window());
    await desktop.tray.waitForTooltip(tooltip, LAST_TRY_MS);
    // Of what records it is said how much.
    const shown = status === 'Accepted' ? '2 of 2 accepted' : status;
    await panel.getByText(shown, { exact: true }).first().waitFor();
    for (const word of words) await panel.getByText(word).first().waitFor();
    const kept = new SqliteJournal(join(desktop.userDataDir, 'journal.sqlite'));
    const run = kept.newestRuns().find(({ presetName }) => presetName === 'Evening news');
    kept.close();
    expect(summary(run?.calls ?? []).outcome).toBe(journal);
    expect(server.requests).toHaveLength(expected === FAILED ? 0 : 1);
  } finally {
    await server.close();
  }
}
