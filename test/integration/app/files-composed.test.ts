import { afterEach, beforeEach, expect, test } from 'vitest';
import { NO_HISTORY_FILTER } from '#contract/model/history.ts';
import { shownStatus } from '#contract/model/run.ts';
import { summarizePresets } from '#contract/rules/preset-summaries.ts';
import { translatorFor } from '../../../electron/app/language.ts';
import type { Services } from '../../../electron/compose/index.ts';
import { trayView } from '../../../electron/desktop/tray/tray-view.ts';
import { WINDOW } from '../../support/callers.ts';
import { composedStation } from '../../support/composed-station.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { until } from '../../support/desktop/until.ts';
import { provisionedServer } from '../../support/provision.ts';
import type { StrictServer } from '../../support/strict-server/strict-server.ts';
import { flattenItems, labelOf } from '../../support/tray-items.ts';

/** The whole program without its desktop, against a server that records though its answer got lost. */
let far: StrictServer;
let folder: TempFolder;
let near: Services;
const faults: string[] = [];

const PRESET = 'Evening news';
const t = translatorFor('en');
const station = () => composedStation(folder.path, (what) => faults.push(what));

beforeEach(async () => {
  const { server, provision } = await provisionedServer({
    vendors: ['Tencent'],
    streamIds: ['cdn01'],
  });
  far = server;
  folder = tempFolder('files-composed');
  near = await station();
  await near.session.importer(provision, () => undefined);
  await near.beginFiles();
});

afterEach(async () => {
  await near.close();
  await far.close();
  folder.remove();
  expect(faults.splice(0)).toEqual([]);
});

const idOf = () => near.presets.findByName(PRESET)?.id ?? '';

async function start() {
  const answer = await near.commands.start(WINDOW, idOf(), { scope: 'all' });
  if (answer.kind !== 'started') throw new Error('a question');
  return answer.started.settled;
}

const loseAnswer = () =>
  far.script.add({
    when: (request) => request.param('Action') === 'StartCDNRecord',
    times: 1,
    twist: { do: 'reset' },
  });

/** A server on this computer is practice to the tray: its lines say the same, in a menu of their own. */
const tray = () => flattenItems(trayView(near.state.state, t, new Date()).items).map(labelOf);
const summary = () => summarizePresets(near.state.state).find(({ name }) => name === PRESET);
const newestRow = async () =>
  (await near.history.ask('page', { filter: NO_HISTORY_FILTER, before: null, limit: 1 })).rows[0];

test('a file settles an unknown start in journal, state, counters, tray and history', async () => {
  far.media.record({ when: 'start' });
  loseAnswer();
  const run = await start();
  expect(summary()).toMatchObject({ state: 'unknown', trouble: 'toVerify' });
  expect(tray()).toContainEqual(expect.stringContaining('1 to verify'));
  await until('in the history', async () => (await newestRow())?.status === 'unknown');

  expect(await near.fileService.lookForRun(run.id)).toMatchObject({ found: 1 });
  await until('settled', () => shownStatus(near.state.state.runs[idOf()] ?? run) !== 'unknown');

  const callId = run.calls[0]?.id ?? '';
  const [verdict] = near.journal.find(callId)?.calls[0]?.verdicts ?? [];
  expect(verdict).toMatchObject({ verdict: 'recording', file: { source: 'search' } });
  expect(near.state.state.recordings).toMatchObject([{ certainty: 'file', streamId: 'cdn01' }]);
  expect(summary()).toMatchObject({ state: 'accepted', trouble: null, recording: 1 });
  expect(tray()).not.toContainEqual(expect.stringContaining('to verify'));
  await until('in the history', async () => (await newestRow())?.verdict === 'recording');
  const detail = await near.history.ask('call', callId);
  expect(detail?.call.verdicts).toEqual([verdict]);
  expect(detail?.call.outcome?.status).toBe('unknown');
});

test('what is looked for, and what was settled, is there after a restart', async () => {
  far.media.record({ when: 'start' });
  loseAnswer();
  const run = await start();
  await near.fileService.lookForRun(run.id);
  await until('settled', () => near.state.state.fileWatches.some(({ open }) => !open));
  const [before] = near.state.state.fileWatches;
  expect(before?.nextLookAt).not.toBeNull();
  await near.close();
  near = await station();
  await near.beginFiles();
  await until('the plan', () => near.state.state.fileWatches.length > 0);
  expect(near.state.state.fileWatches).toEqual([before]);
  expect(near.state.state.recordings).toMatchObject([{ certainty: 'file' }]);
  const { files } = await near.files.ofRun(run.id);
  expect(files).toMatchObject([{ links: [{ runId: run.id, match: 'stream-and-time' }] }]);
});
