import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Call } from '#contract/model/outcome.ts';
import type { Preset } from '#contract/model/preset.ts';
import type { Run } from '#contract/model/run.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { effectsOf } from '../../../electron/recording/effects-on-recordings.ts';
import { Recordings } from '../../../electron/recording/known-recordings.ts';
import { SqliteJournal } from '../../../electron/storage/journal/journal.ts';
import { outcomeWithoutAnswer, readAnswer } from '../../../electron/zego/answer/answer.ts';
import { answerQuestions } from '../../support/desktop/questions.ts';
import { SECRET } from '../../support/provision.ts';
import { callOf, runOf } from '../../support/runs.ts';
import { vendorData } from '../../support/strict-server/vendors.ts';
import { selectPreset, startAgain } from '../../support/window/main-page.ts';
import { ROOMY, SMALLEST, TALL } from '../appearances.ts';
import { ask, stateOf } from '../ask.ts';
import { closeDialog, goTo, type Stage, TEXTS } from '../stage.ts';

/**
 * The board on air. Nothing here may call a vendor, so the journal is given what vendors would have
 * answered, and the app shows it as it does after a restart.
 */

interface Production {
  readonly name: string;
  readonly vendors: readonly Vendor[];
  readonly streamIds: readonly string[];
  readonly account?: 'Regional';
  readonly end?: { readonly afterMinutes: number };
  /** Whose answer was lost, and who refused the last stream. */
  readonly lost?: Vendor;
  readonly refused?: Partial<Record<Vendor, string | number>>;
}

const PRODUCTIONS: readonly Production[] = [
  {
    name: 'Evening news',
    vendors: ['Tencent', 'Huawei'],
    streamIds: ['studio1_main', 'studio1_backup'],
    end: { afterMinutes: 90 },
  },
  {
    name: 'Football, second half',
    vendors: ['Tencent', 'Ws'],
    streamIds: ['arena_world', 'arena_home'],
    refused: { Tencent: 'LimitExceeded.MaximumRunningTask' },
    end: { afterMinutes: 60 },
  },
  {
    name: 'Late talk',
    vendors: ['Huawei', 'Tencent'],
    streamIds: ['studio3_main'],
    lost: 'Huawei',
    end: { afterMinutes: 120 },
  },
  {
    name: 'Regional window',
    account: 'Regional',
    vendors: ['Ws'],
    streamIds: ['region_north'],
  },
  {
    name: 'Overnight loop',
    vendors: ['Tencent'],
    streamIds: ['loop_01'],
    end: { afterMinutes: 600 },
  },
];

const APP_IDS = { Main: 1_234_567_890, Regional: 987_654_321 } as const;

const PROVISION = JSON.stringify({
  accounts: Object.entries(APP_IDS).map(([name, appId]) => ({ name, appId, serverSecret: SECRET })),
  presets: PRODUCTIONS.map(({ lost: _lost, refused: _refused, ...preset }) => ({
    account: 'Main',
    ...preset,
  })),
});

/** The account and its presets. */
export function provisionFile(folder: string): string {
  const path = join(folder, 'stations.json');
  writeFileSync(path, PROVISION, { mode: 0o600 });
  return path;
}

/** Writes what was started in the last minutes; the last preset has not been started yet. */
export function putOnAir(userDataDir: string): void {
  const { data } = JSON.parse(readFileSync(join(userDataDir, 'presets.json'), 'utf8')) as {
    data: { id: string; name: string; accountId: string }[];
  };
  const journal = new SqliteJournal(join(userDataDir, 'journal.sqlite'));
  PRODUCTIONS.slice(0, -1).forEach((production, index) => {
    const preset = data.find(({ name }) => name === production.name);
    const { id: presetId = '', accountId = '' } = preset ?? {};
    const createdAt = Date.now() - (PRODUCTIONS.length - index) * 60_000;
    const id = `run-${index}`;
    const calls = production.vendors.map((vendor) => settled(production, vendor, id, createdAt));
    const run = runOf({
      id,
      presetId,
      presetName: production.name,
      accountId,
      accountName: production.account ?? 'Main',
      appId: APP_IDS[production.account ?? 'Main'],
      createdAt: new Date(createdAt).toISOString(),
      calls,
    });
    recordRun(journal, run);
  });
  journal.close();
}

/** Writes a run and its responses into the journal, as if it had happened. */
export function recordRun(journal: SqliteJournal, run: Run): void {
  const asked = run.calls.map((call) => ({ ...call, state: 'queued' as const }));
  journal.createRun({ ...run, calls: asked });
  for (const call of run.calls) {
    const { id: callId, endTime, startedAt, outcome, durationMs } = call;
    journal.markSending(callId, { attempt: 1, endTime, startedAt: startedAt ?? '' });
    const effects = effectsOf(call, run, new Recordings([]), Date.parse(run.createdAt));
    if (outcome) journal.settle(callId, { outcome, durationMs, effects });
  }
}

function settled(
  { streamIds, end, lost, refused }: Production,
  vendor: Vendor,
  runId: string,
  createdAt: number,
): Call {
  const knowsEnd = vendor === 'Tencent' && end !== undefined;
  const code = refused?.[vendor];
  const refusedStream = streamIds.at(-1) ?? '';
  const shape = {
    action: 'StartCDNRecord',
    streams: [...streamIds],
    codes: code === undefined ? {} : { [refusedStream]: code },
    nowMs: createdAt,
    wsFormats: ['mp4'],
    wsStopAsArray: false,
  };
  const body = JSON.stringify({
    Code: 0,
    Message: 'success',
    Data: { [vendor]: vendorData[vendor](shape) },
    RequestId: '4191282558729715911',
  });
  return callOf({
    id: `${runId}-${vendor}`,
    runId,
    vendor,
    streamIds: [...streamIds],
    endTime: knowsEnd ? Math.floor(createdAt / 1000) + end.afterMinutes * 60 : null,
    startedAt: new Date(createdAt).toISOString(),
    durationMs: vendor === lost ? 15_004 : 64,
    outcome:
      vendor === lost
        ? outcomeWithoutAnswer(streamIds, 'unknown', 'no-answer', {
            detail: 'UND_ERR_HEADERS_TIMEOUT',
          })
        : readAnswer({ vendor, streamIds }, 200, body),
  });
}

export async function onAir({ page, shoot }: Stage): Promise<void> {
  await ask(page, 'settings.save', { welcomed: true });
  for (const { name } of (await ask(page, 'state.get', null)).state.presets) {
    if (name.startsWith('Practice: ')) await removePreset(page, name);
  }
  await shoot('on-air', ROOMY);
  await shoot('on-air-smallest', SMALLEST);
  await page.getByRole('button', { name: 'Stop Evening news', exact: true }).click();
  await page.getByRole('dialog').waitFor();
  await shoot('question-stop');
  await closeDialog(page);
  await startAgain(page, 'Late talk');
  await page.getByRole('dialog').waitFor();
  await shoot('question-start');
  await shoot('question-start-smallest', SMALLEST);
  await closeDialog(page);
  const talk = await selectPreset(page, 'Late talk');
  await talk.getByRole('button', { name: TEXTS['verdict.recording'] }).click();
  await talk
    .getByText(TEXTS['verdict.given.recording'].replace(', {{time}}', ''))
    .first()
    .waitFor();
  await shoot('unknown-with-word', ROOMY);
  await page.keyboard.press('Escape');
  await goTo(page, 'history');
  await page.getByRole('row').nth(1).waitFor();
  await shoot('on-air-history');
}

/** What is edited, deleted and archived while it records, and where all of it is listed. */
export async function orphans({ app, page, shoot }: Stage): Promise<void> {
  const { presets, accounts } = await stateOf(page);
  const change = async (name: string, changes: Partial<Preset>) => {
    const { id, ...draft } = presets.find((one) => one.name === name) ?? {};
    if (id) await ask(page, 'presets.save', { id, draft: { ...draft, ...changes } as Preset });
  };
  await change('Evening news', { streamIds: ['studio1_main'] });
  await change('Late talk', { archived: true });
  await removePreset(page, 'Football, second half');
  const regional = accounts.find(({ name }) => name === 'Regional');
  await answerQuestions(app.app, TEXTS['left.delete.keep']);
  if (regional) await ask(page, 'accounts.remove', { id: regional.id });
  await goTo(page, 'presets');
  await shoot('board-orphan', ROOMY);
  await goTo(page, 'on-air');
  await page.getByText(TEXTS['onAir.preset.deleted']).waitFor();
  await shoot('on-air-list', TALL);
  await shoot('on-air-list-smallest', SMALLEST);
  await page.getByRole('button', { name: TEXTS['onAir.stopAll'] }).click();
  await page.getByRole('dialog').waitFor();
  await shoot('on-air-stop-all', ROOMY);
  await closeDialog(page);
}

async function removePreset(page: Stage['page'], name: string): Promise<void> {
  const { presets } = (await ask(page, 'state.get', null)).state;
  const preset = presets.find((candidate) => candidate.name === name);
  if (preset) await ask(page, 'presets.remove', { id: preset.id });
}
