import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createRun } from '../../electron/recording/create-run.ts';
import { createJournal } from '../../electron/storage/journal/create-journal.ts';
import { tempFolder } from '../support/desktop/temp.ts';
import { presetOf } from '../support/presets.ts';
import { round, type Summary, summary } from './stats.ts';

const RUNS = 500;

function time(work: () => void): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

/** The commit that precedes each request, against the disk's own `fdatasync` of 4 KiB, taken in turns. */
export function journalBeforeSend(): Record<string, Summary | number> {
  const folder = tempFolder('bench');
  const { journal } = createJournal(join(folder.path, 'journal.sqlite'), () => new Date());
  const file = openSync(join(folder.path, 'plain'), 'w');
  const credentials = { appId: 1, serverSecret: '', endpoint: '', isTest: null };
  const account = { id: 'a', name: 'Main', practice: true, credentials };
  const commits: number[] = [];
  const syncs: number[] = [];
  for (let index = 0; index < RUNS; index += 1) {
    const preset = presetOf({ id: `p${index}` });
    const run = createRun(
      { preset, account, action: 'StartCDNRecord', mayGoUnrecorded: false },
      'window',
      { nowMs: Date.now(), seq: index + 1, stops: { isEnding: () => false } },
    );
    journal.createRun(run, false);
    const sending = { attempt: 1, endTime: null, startedAt: run.createdAt };
    commits.push(time(() => journal.markSending(run.calls[0]?.id ?? '', sending)));
    syncs.push(
      time(() => {
        writeSync(file, Buffer.alloc(4096, index), 0, 4096, 0);
        fdatasyncSync(file);
      }),
    );
  }
  closeSync(file);
  journal.close();
  folder.remove();
  const [ours, disk] = [summary(commits), summary(syncs)];
  return {
    'commit before send, ms': ours,
    'fdatasync of 4 KiB, ms': disk,
    'commit / fdatasync at p99 (bar: 10)': round(ours.p99 / disk.p99),
  };
}
