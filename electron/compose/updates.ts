import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { UPDATES_OFF, type UpdateObstacle } from '#contract/model/update.ts';
import { SCHEDULE_MARGIN_MS, updateObstacle } from '#contract/rules/update-obstacle.ts';
import { readPublicKey } from '../app/updates/feed-signature.ts';
import type { UpdateEdge } from '../app/updates/update-dependencies.ts';
import { UpdateService } from '../app/updates/update-service.ts';
import type { Runner } from '../recording/runner.ts';
import { UpdateNotesStore } from '../storage/update-notes.ts';
import type { Api } from './api.ts';
import { freeBytes } from './check-probes.ts';
import type { ComposeOptions } from './options.ts';
import type { Persistence } from './persistence.ts';
import type { Schedules } from './schedules.ts';

/** What needs the program to go on. */
export interface AtWork {
  readonly runner: Pick<Runner, 'isLeaving' | 'underWay'>;
  readonly merges: { isSending(): boolean };
  readonly agenda: Schedules['agenda'];
}

/** A copy without a desktop, as tests have it, came from no package. */
const NO_EDGE: UpdateEdge = {
  packageType: null,
  key: '',
  feed: '',
  canInstall: () => false,
  downloads: () => '',
  hasZypper: () => false,
  parse: async () => null,
  installer: async () => {
    throw new Error('this copy came from no package');
  },
  tell: () => undefined,
};

export function createUpdates(
  options: Pick<ComposeOptions, 'userData' | 'version' | 'log' | 'updates'>,
  { state, settings, clock }: Persistence,
  { transport }: Pick<Api, 'transport'>,
  atWork: AtWork,
): UpdateService {
  const { userData, version, log, updates: edge = NO_EDGE } = options;
  const { packageType, key, feed } = edge;
  const settingsNow = () => settings.get().updates ?? UPDATES_OFF;
  const obstacleNow = () => obstacleAt(state.state, atWork, clock.now());
  const service = new UpdateService({
    ...edge,
    program: { version, packageType, platform: process.platform, arch: process.arch },
    key: key === '' ? null : readPublicKey(key),
    builtInFeed: feed === '' ? null : feed,
    notes: new UpdateNotesStore(userData, new Date()),
    reader: transport,
    settings: settingsNow,
    freeBytes,
    obstacleNow,
    async obstacle() {
      const nowMs = clock.now();
      const near = await atWork.agenda(nowMs - SCHEDULE_MARGIN_MS, nowMs + SCHEDULE_MARGIN_MS);
      return obstacleNow() ?? (near.length > 0 ? 'schedule' : null);
    },
    show: (view) => state.update({ updates: view }),
    now: clock.now,
    after(ms, work) {
      const timer = setTimeout(work, ms).unref();
      return () => clearTimeout(timer);
    },
    pause: (ms) => pause(ms, undefined, { ref: false }),
    onFault: (error) => log.error('updates:', error),
  });
  state.update({ updates: service.view });
  let inForce = settingsNow();
  settings.onChange(() => {
    const next = settingsNow();
    if (isDeepStrictEqual(inForce, next)) return;
    inForce = next;
    service.followSettings();
  });
  return service;
}

/** Calls of this process first: the state follows them a moment later. */
function obstacleAt(
  state: Parameters<typeof updateObstacle>[0],
  { runner, merges }: AtWork,
  nowMs: number,
): UpdateObstacle | null {
  if (runner.underWay.length > 0) return 'sending';
  if (merges.isSending()) return 'merging';
  return updateObstacle(state, nowMs) ?? (runner.isLeaving ? 'quitting' : null);
}
