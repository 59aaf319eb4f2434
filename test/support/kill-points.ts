import { setTimeout as sleep } from 'node:timers/promises';
import { until } from './desktop/until.ts';
import { lockDatabase, readRows } from './journal-lock.ts';
import { gate } from './patience.ts';
import type { StrictServer } from './strict-server/strict-server.ts';

/** What a point has to work with while the app runs. */
export interface Scene {
  readonly far: StrictServer;
  /** A click of the operator's, made by a second process; resolves when that process was started. */
  click(): void;
  readonly journal: string;
  readonly history: string;
}

export interface KillPoint {
  readonly point: string;
  /** Streams at one vendor; 20 make one call. */
  readonly streams: number;
  /** Where the app must have connected to: the strict server, or one that never lets anybody in. */
  readonly deaf?: boolean;
  /** Brings the app to the point; it is killed when this resolves. What it returns is undone after. */
  reach(scene: Scene): Promise<unknown>;
  /** Reasons or statuses that calls may have after the restart. */
  readonly expected: readonly string[];
  /** Requests that left though no row of them is on disk: the next process knows that it does not know. */
  readonly unrecorded?: number;
}

/** Of the run that is killed: the practice run before it went to another vendor. */
const states = (path: string) =>
  readRows<{ state: string }>(path, "SELECT state FROM calls WHERE vendor = 'Huawei'");
/** Rows of the run that is killed. */
export const inHistory = (path: string) =>
  readRows(
    path,
    "SELECT 1 FROM entries JOIN terms ON terms.id = entries.vendor WHERE terms.text = 'Huawei'",
  );
const count = (path: string, state: string) =>
  states(path).filter((call) => call.state === state).length;
const freeze = (path: string) => {
  const lock = lockDatabase(path);
  return () => lock.release();
};

/** Long enough for the app to run into what was put in its way, much shorter than its patience. */
const SETTLE_MS = 400;
const FULL_HOUSE = 22 * 20;

export const KILL_POINTS: readonly KillPoint[] = [
  {
    point: 'before the run is in the journal',
    streams: 1,
    expected: [],
    // A script is not asked: the call leaves, and its mark says so.
    unrecorded: 1,
    async reach({ journal, history, click }) {
      const release = freeze(journal);
      click();
      // What the history has was sent and answered.
      await until('the history has it', () => inHistory(history).length > 0);
      return release;
    },
  },
  {
    point: 'after the run is in the journal, while calls wait for a slot',
    streams: FULL_HOUSE,
    expected: ['unknown interrupted', 'failed never-sent'],
    async reach({ far, click }) {
      far.script.add({ twist: { do: 'silence' } });
      click();
      // All but the four slots that are left to single clicks while no answer comes.
      await far.waitFor(16, 'arrived');
    },
  },
  {
    point: 'before a call is marked as being sent',
    streams: FULL_HOUSE,
    expected: ['unknown interrupted', 'failed never-sent'],
    async reach({ far, journal, click }) {
      far.script.add({ twist: { do: 'silence' } });
      click();
      await until('the run is written', () => states(journal).length > 0, { everyMs: 0 });
      const release = freeze(journal);
      await sleep(SETTLE_MS);
      return release;
    },
  },
  {
    point: 'marked as being sent, before a byte has left',
    streams: 1,
    deaf: true,
    expected: ['unknown interrupted'],
    async reach({ journal, click }) {
      click();
      await until('it is marked', () => count(journal, 'sending') === 1);
    },
  },
  {
    point: 'after the request has left',
    streams: 1,
    expected: ['unknown interrupted'],
    async reach({ far, click }) {
      far.script.add({ twist: { do: 'silence' } });
      click();
      await far.waitFor(1, 'arrived');
    },
  },
  {
    point: 'in the middle of the answer',
    streams: 1,
    expected: ['unknown interrupted'],
    async reach({ far, click }) {
      far.script.add({ twist: { do: 'drip', everyMs: 100 } });
      click();
      await far.waitFor(1, 'arrived');
      await sleep(SETTLE_MS);
    },
  },
  {
    point: 'after the answer, before its commit',
    streams: 1,
    expected: ['unknown interrupted'],
    async reach({ far, journal, click }) {
      const answer = gate();
      far.script.add({ twist: { do: 'nothing', after: answer.opened } });
      click();
      await far.waitFor(1, 'arrived');
      const release = freeze(journal);
      answer.open();
      await far.waitFor(1, 'answered');
      await sleep(SETTLE_MS);
      return release;
    },
  },
  {
    point: 'after the commit of the answer',
    streams: 1,
    expected: ['accepted'],
    async reach({ journal, click }) {
      click();
      await until('it is settled', () => count(journal, 'settled') === 1, { everyMs: 0 });
    },
  },
  {
    point: 'while the history takes it over',
    streams: 40,
    expected: ['accepted'],
    async reach({ journal, history, click }) {
      const release = freeze(history);
      click();
      await until('all are settled', () => count(journal, 'settled') === 2);
      await sleep(SETTLE_MS);
      return release;
    },
  },
  {
    point: 'waiting for another try',
    streams: 1,
    expected: ['failed never-sent', 'failed tries-interrupted'],
    async reach({ far, journal, click }) {
      await far.unplug();
      click();
      const again = "SELECT state FROM calls WHERE state = 'queued' AND attempts > 2";
      await until('it waits for its next try', () => readRows(journal, again).length === 1);
    },
  },
];
