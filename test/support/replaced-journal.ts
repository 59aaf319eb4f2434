import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WINDOW } from './callers.ts';
import { type TempFolder, tempFolder } from './desktop/temp.ts';
import { gate } from './patience.ts';
import { APP_ID, SECRET } from './provision.ts';
import { recordingBench } from './recording-bench.ts';
import { type StrictServer, strictServer } from './strict-server/strict-server.ts';

let folder: TempFolder;
let far: StrictServer;
let near: ReturnType<typeof recordingBench>;
const data = () => join(folder.path, 'data');
const path = (suffix = '') => join(data(), `journal.sqlite${suffix}`);
const open = () => {
  const where = { endpoint: far.url, journalPath: path() };
  near = recordingBench({ appId: APP_ID, serverSecret: SECRET, ...where });
  near.add({ id: 'p', streamIds: ['s1'] });
  near.add({ id: 'q', streamIds: ['s2'] });
};
const ask = { scope: 'ask' } as const;

async function start(presetId: string) {
  const answer = await near.commands.start(WINDOW, presetId, ask);
  if (answer.kind !== 'started') throw new Error('a question came');
  return answer.started.settled;
}
const running = () =>
  near.recordings
    .list(0)
    .map(({ streamId }) => streamId)
    .sort();

const FAULTS: Record<string, () => void> = {
  'cut to nothing': () => truncateSync(path(), 0),
  'cut in half': () => truncateSync(path(), Math.floor(statSync(path()).size / 2)),
  'without its -wal': () => unlinkSync(path('-wal')),
  'with its -wal cut to nothing': () => truncateSync(path('-wal'), 0),
  'without its -shm': () => unlinkSync(path('-shm')),
  'with its -shm cut to nothing': () => truncateSync(path('-shm'), 0),
  removed: () => unlinkSync(path()),
  'in a folder that was emptied': () => {
    for (const name of readdirSync(data())) rmSync(join(data(), name));
  },
  'in a folder that was moved away': () => {
    renameSync(data(), `${data()}-moved`);
    mkdirSync(data());
  },
  'in a folder that is gone': () => rmSync(data(), { recursive: true }),
  'replaced by a copy': () => {
    copyFileSync(path(), path('-copy'));
    renameSync(path('-copy'), path());
  },
  'overwritten with something else': () => {
    writeFileSync(path('-other'), 'no journal '.repeat(5_000));
    renameSync(path('-other'), path());
  },
};

const named = (only: readonly string[] | null) =>
  Object.entries(FAULTS).filter(([name]) => only === null || only.includes(name));

/** Registers the tests of these losses; null for all. A file calls it once. */
export function replacedJournalTests(only: readonly string[] | null): void {
  beforeEach(async () => {
    folder = tempFolder('replaced');
    far = await strictServer({ appId: APP_ID, secret: SECRET });
    mkdirSync(data());
    open();
  });
  afterEach(async () => {
    await near.close();
    await far.close();
    folder.remove();
  });

  describe('a journal that changes under the running program is noticed, and what is known goes on', () => {
    test.each(named(only))('%s', async (_name, fault) => {
      await start('p');
      fault();
      const kept = readdirSync(folder.path).includes('data')
        ? readdirSync(data()).filter((name) => name.startsWith('journal.sqlite'))
        : [];
      const contents = kept.map((name) => readFileSync(join(data(), name)));
      // Without a question: it is on disk before it leaves.
      expect(await start('q')).toMatchObject({ status: 'accepted', unrecorded: false });
      expect(near.replaced).toHaveLength(1);
      const [aside] = near.replaced;
      // Nothing of the old is overwritten.
      kept.forEach((name, index) => {
        if (name.endsWith('-shm')) return;
        const now = `${aside}${name.replace('journal.sqlite', '')}`;
        expect(readFileSync(now).equals(contents[index] as Buffer)).toBe(true);
      });
      await near.close();
      open();
      expect(near.opened.problem).toBeNull();
      expect(running()).toEqual(['s1', 's2']);
      expect(
        near.journal
          .newestRuns()
          .map(({ presetId }) => presetId)
          .sort(),
      ).toEqual(['p', 'q']);
      expect(near.commands.start(WINDOW, 'p', ask)).toMatchObject({ kind: 'question' });
      expect(far.effects('StartCDNRecord', 'Tencent', 's1')).toBe(1);
    });

    test.each(named(only))('%s, while a call is on its way', async (_name, fault) => {
      const answer = gate();
      far.script.add({ twist: { do: 'nothing', after: answer.opened } });
      const under = start('p');
      await far.waitFor(1, 'arrived');
      fault();
      answer.open();
      expect((await under).status).toBe('accepted');
      near.journal.catchUp();
      expect(near.replaced).toHaveLength(1);
      await near.close();
      open();
      expect(near.opened.problem).toBeNull();
      expect(running()).toEqual(['s1']);
    });
  });
}
