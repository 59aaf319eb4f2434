import { setTimeout as sleep } from 'node:timers/promises';
import type { Action } from '#contract/model/vendor.ts';
import { until } from './desktop/until.ts';
import { lockDatabase, readRows } from './journal-lock.ts';
import { gate } from './patience.ts';
import type { StrictServer } from './strict-server/strict-server.ts';

/** What a point has to work with while the station runs; its request is due in a moment. */
export interface DueScene {
  readonly far: StrictServer;
  readonly journal: string;
  readonly action: Action;
  /** Resolves at so many milliseconds after the planned moment, or before it. */
  moment(after: number): Promise<void>;
}

/**
 * What is known after the restart: `done`, surely; or that it is not known whether it was done, and that an operator
 * has to look.
 */
export type KnownAfter = 'done' | 'to verify';

export interface DuePoint {
  readonly point: string;
  /** Brings the station to the point; it is killed when this resolves. What it returns is undone after. */
  reach(scene: DueScene): Promise<() => unknown>;
  readonly expected: KnownAfter;
}

export const requestsOf = (far: StrictServer, action: Action) =>
  far.requests.filter((request) => request.param('Action') === action);

/** Before a planned moment; a busy machine needs some of it to get there. */
const SHORTLY_MS = 1_500;
const nothing = () => undefined;
const freeze = (path: string) => {
  const lock = lockDatabase(path);
  return () => lock.release();
};
const arrived = ({ far, action }: DueScene) =>
  until('the request', () => requestsOf(far, action).length > 0, { everyMs: 1 });

/** Five points around a request that comes due by itself: a planned start, or a planned stop. */
export const DUE_POINTS: readonly DuePoint[] = [
  {
    point: 'shortly before its time',
    expected: 'done',
    async reach({ moment }) {
      await moment(-SHORTLY_MS);
      return nothing;
    },
  },
  {
    // Neither is asked whether it may go without a record: a mark says that more was sent than is written down.
    point: 'sent while the journal takes nothing',
    expected: 'to verify',
    async reach(scene) {
      await scene.moment(-SHORTLY_MS);
      const release = freeze(scene.journal);
      await arrived(scene);
      return release;
    },
  },
  {
    point: 'journalled and not on the wire',
    expected: 'done',
    async reach({ far, journal }) {
      await far.unplug();
      const waits = "SELECT 1 FROM calls WHERE state = 'queued' AND attempts > 0";
      await until('it waits for its next try', () => readRows(journal, waits).length > 0);
      return () => far.plugIn();
    },
  },
  {
    point: 'arrived and not answered',
    expected: 'to verify',
    async reach(scene) {
      scene.far.script.add({ twist: { do: 'silence' } });
      await arrived(scene);
      return () => scene.far.script.clear();
    },
  },
  {
    point: 'answered and not committed',
    expected: 'to verify',
    async reach(scene) {
      const { far, journal, action } = scene;
      const answer = gate();
      far.script.add({ twist: { do: 'nothing', after: answer.opened } });
      await arrived(scene);
      const release = freeze(journal);
      answer.open();
      await until('the answer', () => requestsOf(far, action).every(({ answer }) => answer));
      await sleep(100);
      return () => {
        release();
        far.script.clear();
      };
    },
  },
];
