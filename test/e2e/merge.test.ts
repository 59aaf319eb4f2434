import { afterEach, beforeEach, expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { openMerge, sendMerge } from '../support/fake-bridge/merge-views.ts';
import { provisionedServer } from '../support/provision.ts';
import type { StrictServer } from '../support/strict-server/strict-server.ts';
import { selectPreset } from '../support/window/main-page.ts';

let desktop: Desktop;
let server: StrictServer;
let provision: string;

beforeEach(async () => {
  desktop = await startDesktop();
  ({ server, provision } = await provisionedServer({
    vendors: ['Tencent', 'Huawei'],
    streamIds: ['cdn01'],
  }));
});
afterEach(async () => {
  await desktop.close();
  await server.close();
});

const asked = (action: string) =>
  server.requests.filter((request) => request.param('Action') === action);

/** A line comes when its merge is done. */
const byVendor = (lines: readonly Record<string, unknown>[]) =>
  lines.toSorted((one, other) => String(one.vendor).localeCompare(String(other.vendor)));

test('what was recorded is looked up and merged, at one vendor by its task and at the other by its file', {
  tags: ['slow'],
}, async () => {
  await desktop.launch();
  const begun = await desktop.run(['--provision=-', '--start=Evening news', '--exit'], {
    stdin: provision,
  });
  expect(begun.code).toBe(0);
  // The window knows none of these files: the vendors have closed them since.
  for (const vendor of ['Tencent', 'Huawei'] as const) {
    for (const secondsAgo of [2, 1]) {
      const beginAt = Date.now() - secondsAgo * 1_000;
      server.media.add({ vendor, streamId: 'cdn01', beginAt, seconds: 1 });
    }
  }
  const merged = await desktop.run(['--merge=Evening news', '--json', '--exit']);
  expect(merged.lines()).toHaveLength(2);
  for (const line of merged.lines()) {
    const file = server.media.merges.find(({ vendor }) => vendor === line.vendor);
    expect(line).toMatchObject({
      ...{ type: 'merge', preset: 'Evening news', streamId: 'cdn01', status: 'finished' },
      ...{ inputs: file?.inputs, fileId: file?.file?.fileId, url: file?.file?.url },
    });
    expect(line.inputs).toHaveLength(2);
  }
  expect([merged.code, asked('MergeMedia').length]).toEqual([0, 2]);
  // Asked once more: the result is told, and nothing is merged again.
  const again = await desktop.run(['--merge=Evening news', '--json', '--exit']);
  expect(again.code).toBe(0);
  expect(byVendor(again.lines())).toEqual(byVendor(merged.lines()));
  expect(asked('MergeMedia')).toHaveLength(2);
  expect(server.violations).toEqual([]);
});

test('a click in the window merges, and the merged file appears there', {
  tags: ['slow'],
}, async () => {
  const page = await (await desktop.launch()).window();
  await desktop.run(['--provision=-', '--start=Evening news', '--exit'], { stdin: provision });
  for (const secondsAgo of [2, 1]) {
    const beginAt = Date.now() - secondsAgo * 1_000;
    server.media.add({ vendor: 'Tencent', streamId: 'cdn01', beginAt, seconds: 1 });
  }
  const panel = await selectPreset(page, 'Evening news');
  await desktop.run(['--files=Evening news', '--exit']);
  await openMerge(page, LOCALES.en);
  await sendMerge(page, LOCALES.en, 2);
  await panel.getByRole('button', { name: /^Show cdn01_/ }).click();
  const [merge] = server.media.merges;
  await page
    .getByRole('dialog')
    .getByText(merge?.inputs.join(' ') ?? 'no merge')
    .waitFor();
  expect(asked('MergeMedia')).toHaveLength(1);
  expect(server.violations).toEqual([]);
});
