import { beforeEach, describe, expect, test } from 'vitest';
import type { FileEvidence } from '#contract/model/file.ts';
import type { OperatorVerdict, Status } from '#contract/model/outcome.ts';
import { shownStatus } from '#contract/model/run.ts';
import { evidenceText } from '#contract/rules/evidence-text.ts';
import { translatorFor } from '../../../electron/app/language.ts';
import { Recordings } from '../../../electron/recording/known-recordings.ts';
import { recordEvidence, recordVerdict } from '../../../electron/recording/operator-verdict.ts';
import { viewOf } from '../../../electron/recording/run-view.ts';
import { SqliteJournal } from '../../../electron/storage/journal/journal.ts';
import { verdictsFromText, verdictsText } from '../../../electron/storage/stored-verdicts.ts';
import { MOMENT, recordingOf, runOf, settledCall } from '../../support/runs.ts';

const AT = new Date(MOMENT + 600_000).toISOString();
const EVIDENCE: FileEvidence = {
  source: 'search',
  match: 'stream-and-time',
  fileId: 'f1',
  name: 'cdn01.mp4',
  taskId: null,
  provided: true,
};
const BY_FILE = { streamId: 'cdn01', verdict: 'recording', at: AT, file: EVIDENCE } as const;
const KEY = {
  appId: 12345,
  service: 'https://rtc-api.zego.im/',
  vendor: 'Tencent',
  streamId: 'cdn01',
} as const;

/** The journal of a disk that takes everything. */
const healthy = (disk: SqliteJournal) =>
  Object.assign(disk, {
    changeRecordings: (change: (kept: SqliteJournal['recordings']) => void) =>
      change(disk.recordings),
  });

let journal: ReturnType<typeof healthy>;
let recordings: Recordings;

/** A start that came out so, with what is known to run since. */
function begun(status: Status, certainty: 'accepted' | 'uncertain' | null): void {
  const call = settledCall([status]);
  journal.put([runOf({ calls: [call] })]);
  const known = certainty ? [recordingOf({ certainty })] : [];
  journal.recordings.apply({ put: known, drop: [] });
  recordings = new Recordings(known);
}

const prove = (verdict: OperatorVerdict = BY_FILE) =>
  recordEvidence(journal, recordings, { callId: 'call', key: KEY, verdict });
const run = () => {
  const found = journal.find('call');
  if (!found) throw new Error('no call');
  return viewOf(found, MOMENT);
};

beforeEach(() => {
  journal = healthy(new SqliteJournal(':memory:'));
});

describe('a file of a start whose outcome is unknown', () => {
  test('settles it, beside the answer, in journal and recordings', () => {
    begun('unknown', 'uncertain');
    expect(prove()).toEqual([BY_FILE]);
    expect(run().calls[0]?.verdicts).toEqual([BY_FILE]);
    expect(run().calls[0]?.outcome?.streams[0]?.status).toBe('unknown');
    expect(shownStatus(run())).toBe('verified-recording');
    expect(run().needsVerdict).toBe(false);
    expect(recordings.find(KEY)?.certainty).toBe('file');
    expect(journal.recordings.list()).toMatchObject([{ certainty: 'file' }]);
  });

  test('does not bring back what was stopped since', () => {
    begun('unknown', null);
    expect(prove()).toEqual([BY_FILE]);
    expect(recordings.find(KEY)).toBeUndefined();
  });

  test('settles a refusal that may hide a start', () => {
    begun('rejected', 'uncertain');
    expect(prove()).not.toBeNull();
    expect(recordings.find(KEY)?.certainty).toBe('file');
  });

  test('has a place of its own in the store, over a restart', () => {
    expect(verdictsFromText(verdictsText([BY_FILE]))).toEqual([BY_FILE]);
  });

  test('still marks what runs, where the journal has the call no more', () => {
    recordings = new Recordings([recordingOf({ certainty: 'uncertain' })]);
    journal.recordings.apply({ put: [recordingOf({ certainty: 'uncertain' })], drop: [] });
    expect(prove()).toEqual([]);
    expect(journal.recordings.list()).toMatchObject([{ certainty: 'file' }]);
  });
});

describe('a file changes nothing', () => {
  test.each<[string, Status, 'accepted' | 'uncertain' | null]>([
    ['of what was accepted', 'accepted', 'accepted'],
    ['of what was refused for certain', 'rejected', null],
    ['of what was never sent', 'failed', null],
  ])('%s', (_of, status, certainty) => {
    begun(status, certainty);
    expect(prove()).toBeNull();
    expect(run().calls[0]?.verdicts).toEqual([]);
    expect(recordings.find(KEY)?.certainty).toBe(certainty ?? undefined);
  });

  test.each(['recording', 'not-recording'] as const)('where a person said %s', (verdict) => {
    begun('unknown', 'uncertain');
    const person = { streamId: 'cdn01', verdict, at: AT } as const;
    recordVerdict(journal, recordings, 'call', person);
    expect(prove()).toBeNull();
    expect(run().calls[0]?.verdicts).toEqual([person]);
  });

  test('where another file has settled it', () => {
    begun('unknown', 'uncertain');
    prove();
    const second = { ...BY_FILE, file: { ...EVIDENCE, fileId: 'f2' } };
    expect(prove(second)).toBeNull();
    expect(run().calls[0]?.verdicts).toEqual([BY_FILE]);
  });

  test('of what runs since a later start', () => {
    begun('rejected', null);
    recordings = new Recordings([recordingOf({ callId: 'later', certainty: 'uncertain' })]);
    expect(prove()).toBeNull();
    expect(recordings.find(KEY)?.certainty).toBe('uncertain');
  });
});

test('a person may say otherwise after a file', () => {
  begun('unknown', 'uncertain');
  prove();
  const person = { streamId: 'cdn01', verdict: 'not-recording', at: AT } as const;
  expect(recordVerdict(journal, recordings, 'call', person)).toEqual([person]);
  expect(recordings.find(KEY)).toBeUndefined();
});

test.each([
  [
    'en',
    'Recording confirmed by file cdn01.mp4, found by a search, 10:10. Stream and time are equal. TaskId taken over from the file: t7. Holds provided that the project does not record all streams by default.',
  ],
  [
    'zh-CN',
    '录制已由查找到的文件 cdn01.mp4 证实（10:10）。流与时间相符。TaskId 取自该文件：t7。前提是该项目未开启默认录制全部流。',
  ],
] as const)(
  'in %s it says which file, who reported it, and under which condition',
  (language, text) => {
    const t = translatorFor(language);
    expect(evidenceText({ ...EVIDENCE, taskId: 't7' }, '10:10', t)).toBe(text);
  },
);
