import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileReport } from '#contract/model/file.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import type { Watch } from '../../../electron/recording/files/watch.ts';
import { filesBench, reportOf, watchOf } from '../../support/files-bench.ts';
import { ask } from '../ask.ts';
import { closeDialog, goTo, type Stage, TEXTS } from '../stage.ts';

const HOUR_MS = 3_600_000;
const APP_ID = 1_234_567_890;

/** A recording of one stream, which ended some hours ago, and the files it left, of equal length. */
interface Recorded {
  readonly preset: string;
  readonly vendor: Vendor;
  readonly streamId: string;
  readonly endedHoursAgo: number;
  readonly hours: number;
  readonly files: number;
  readonly expiresInHours?: number;
  readonly change?: Partial<FileReport>;
}

const NEWS = { preset: 'Evening news', streamId: 'studio1_main', endedHoursAgo: 26, hours: 3 };

/** In the order in which they were found: the oldest first. */
const RECORDED: readonly Recorded[] = [
  {
    ...{ preset: 'Late talk', vendor: 'Ws', streamId: 'studio3_main' },
    ...{ endedHoursAgo: 50, hours: 1, files: 1, expiresInHours: 40 },
    change: { format: 'm3u8', sizeBytes: null },
  },
  { ...NEWS, vendor: 'Huawei', files: 2 },
  { ...NEWS, vendor: 'Tencent', files: 3, expiresInHours: 700 },
  {
    ...{ preset: 'Late talk', vendor: 'Tencent', streamId: 'studio3_main' },
    ...{ endedHoursAgo: 2, hours: 1, files: 0 },
  },
];

/** Writes recordings of the last days and their files, as if a search had found them; the newest has none. */
export async function putRecorded(userDataDir: string): Promise<void> {
  const { data } = JSON.parse(readFileSync(join(userDataDir, 'presets.json'), 'utf8')) as {
    data: { id: string; name: string; accountId: string }[];
  };
  const { store } = filesBench(join(userDataDir, 'files.sqlite'));
  const now = Date.now();
  for (const [index, recorded] of RECORDED.entries()) {
    const { id: presetId = '', accountId = '' } =
      data.find(({ name }) => name === recorded.preset) ?? {};
    await store.watch([{ ...watched(recorded, index, now), presetId, accountId }]);
    await store.report(reports(recorded, index, now).map((report) => ({ ...report, accountId })));
  }
  await store.close();
}

const at = (moment: number): string => new Date(moment).toISOString();
const endOf = ({ endedHoursAgo }: Recorded, now: number): number => now - endedHoursAgo * HOUR_MS;

function watched(recorded: Recorded, index: number, now: number): Watch {
  const { preset: presetName, vendor, streamId, hours, files } = recorded;
  const end = endOf(recorded, now);
  return watchOf({
    ...{ callId: `recorded-${index}`, runId: `recorded ${presetName} ${end}` },
    ...{ presetName, appId: APP_ID, vendor, streamId, found: files },
    startedAt: at(end - hours * HOUR_MS),
    endedAt: at(end),
    // After the last planned look, an hour after the end.
    lookedAt: at(end + 1.1 * HOUR_MS),
    state: files === 0 ? 'missing' : 'complete',
    taskIds: [`task-${index}`],
  });
}

function reports(recorded: Recorded, index: number, now: number): FileReport[] {
  const { vendor, streamId, hours, files, expiresInHours, change } = recorded;
  const format = change?.format ?? 'mp4';
  const lengthMs = (hours * HOUR_MS) / Math.max(1, files);
  const begin = endOf(recorded, now) - hours * HOUR_MS;
  return Array.from({ length: files }, (_, piece) => {
    const name = `${streamId}_${piece + 1}.${format}`;
    return reportOf({
      ...{ appId: APP_ID, vendor, streamId, name, format, taskId: `task-${index}` },
      fileId: `52858907${index}${piece}`,
      beginAt: at(begin + piece * lengthMs),
      endAt: at(begin + (piece + 1) * lengthMs),
      durationSeconds: lengthMs / 1000,
      sizeBytes: Math.round(lengthMs * 312),
      url: `https://files.station.example/rec/${name}`,
      expiresAt: expiresInHours === undefined ? null : at(now + expiresInHours * HOUR_MS),
      seenAt: at(now),
      ...change,
    });
  });
}

/** The files of several days and vendors, a recording without one, and the merge of a run's files. */
export async function recordedFiles({ page, shoot }: Stage): Promise<void> {
  await ask(page, 'settings.save', { welcomed: true });
  await goTo(page, 'files');
  await page.getByText(TEXTS['files.missing.title'], { exact: true }).waitFor();
  await page.locator('tr[data-file]').nth(4).waitFor();
  await shoot('files-missing');
  await page.getByRole('button', { name: TEXTS['files.group.open'], exact: true }).first().click();
  const merge = page.getByRole('button', { name: /^Merge files of studio1_main at Tencent/ });
  await merge.waitFor();
  await shoot('files-of-run');
  await merge.click();
  await page.getByRole('textbox', { name: TEXTS['merge.name'], exact: true }).waitFor();
  await shoot('merge-dialog');
  await page.getByRole('button', { name: TEXTS.cancel, exact: true }).click();
  await closeDialog(page);
}
