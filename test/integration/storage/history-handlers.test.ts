import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CHANNELS } from '#contract/ipc/channels.ts';
import {
  type ExportProgress,
  exportProgressSchema,
  NO_HISTORY_FILTER,
} from '#contract/model/history.ts';
import { createHistoryHandlers } from '../../../electron/ipc/history-handlers.ts';
import { HistoryClient } from '../../../electron/storage/history/main/client.ts';
import { ExportRegistry } from '../../../electron/storage/history/main/export-registry.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { until } from '../../support/desktop/until.ts';
import { generateRuns } from '../../support/history-generator.ts';
import { HISTORY_WORKER } from '../../support/workers.ts';

let folder: TempFolder;
let history: HistoryClient;
let told: ExportProgress[];
let exports: ExportRegistry;
let shown: readonly ExportProgress[];
/** Where a person wants the file. */
let chosen: string | null;
const handlers = () =>
  createHistoryHandlers({
    history,
    exports,
    chooseExportFile: () => Promise.resolve(chosen),
    language: () => 'en',
  });

beforeEach(() => {
  folder = tempFolder('handlers');
  told = [];
  exports = new ExportRegistry((list) => {
    shown = list;
  });
  chosen = join(folder.path, 'out.json');
  history = new HistoryClient(HISTORY_WORKER, join(folder.path, 'history.sqlite'), {
    onExport: (progress) => {
      told.push(exportProgressSchema.parse(progress));
      exports.take(progress);
    },
  });
});
afterEach(async () => {
  await history.close();
  folder.remove();
});

test('every answer is what the contract says', async () => {
  await history.ask('add', [...generateRuns(200)]);
  const query = { filter: NO_HISTORY_FILTER, before: null, limit: 50 };
  const page = await handlers()['history.page'](query, 'main');
  expect(CHANNELS['history.page'].result.parse(page).rows).toHaveLength(50);
  expect(page.searchedTo).toBe(page.rows.at(-1)?.startedAt);
  const count = await handlers()['history.count']({ filter: NO_HISTORY_FILTER }, 'main');
  expect(CHANNELS['history.count'].result.parse(count).exact).toBe(true);
  const facets = await handlers()['history.facets'](null, 'main');
  expect(CHANNELS['history.facets'].result.parse(facets).accounts).toHaveLength(3);
  const callId = page.rows[0]?.callId ?? '';
  const detail = await handlers()['history.call']({ callId }, 'main');
  expect(CHANNELS['history.call'].result.parse(detail)?.call.id).toBe(callId);
});

test('an export goes where a person chose, and its id is that of its progress', async () => {
  await history.ask('add', [...generateRuns(20)]);
  const begun = await handlers()['history.export'](
    { filter: NO_HISTORY_FILTER, format: 'json' },
    'main',
  );
  await until('it has ended', () => told.some(({ state }) => state !== 'running'));
  expect(told.at(-1)).toMatchObject({ id: begun?.id, state: 'done', file: 'out.json' });
  expect(JSON.parse(readFileSync(chosen ?? '', 'utf8'))).toHaveLength(20);
  // It stays until it was seen, whichever window is there to show it.
  const id = begun?.id ?? '';
  expect(shown).toMatchObject([{ id, state: 'done', calls: 20 }]);
  await handlers()['history.exportDismiss']({ id }, 'main');
  expect(shown).toEqual([]);
});

test('no file chosen: nothing begins', async () => {
  chosen = null;
  const order = { filter: NO_HISTORY_FILTER, format: 'csv' } as const;
  expect(await handlers()['history.export'](order, 'main')).toBeNull();
  expect(told).toEqual([]);
});

test('cancelling goes to the export of that id', async () => {
  await history.ask('add', [...generateRuns(3_000)]);
  const begun = await handlers()['history.export'](
    { filter: NO_HISTORY_FILTER, format: 'csv' },
    'main',
  );
  await handlers()['history.exportCancel']({ id: begun?.id ?? '' }, 'main');
  await until('it has ended', () => told.some(({ state }) => state !== 'running'));
  expect(told.at(-1)).toMatchObject({ id: begun?.id, state: 'cancelled' });
});
