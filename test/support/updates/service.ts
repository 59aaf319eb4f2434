import { randomUUID } from 'node:crypto';
import { NO_UPDATES, type UpdateObstacle, type UpdateSettings } from '#contract/model/update.ts';
import { NetworkTransport } from '../../../electron/app/network/network.ts';
import type { UpdateDependencies } from '../../../electron/app/updates/update-dependencies.ts';
import { UpdateService } from '../../../electron/app/updates/update-service.ts';
import { freeBytes } from '../../../electron/compose/check-probes.ts';
import { parseFeed } from '../../../electron/desktop/updates/electron-updater.ts';
import { INITIAL_SETTINGS } from '../../../electron/storage/settings.ts';
import type { UpdateNotes } from '../../../electron/storage/update-ports.ts';
import { PATIENT_SECONDS } from '../patience.ts';
import { KEYS } from './feed.ts';

export interface World {
  settings: UpdateSettings;
  notes: UpdateNotes;
  obstacle: UpdateObstacle | null;
  /** Versions that the desktop was told of. */
  readonly told: string[];
  /** What waits for its time, and how long, in milliseconds. */
  timer: { ms: number; work: () => void } | null;
  nowMs: number;
  readonly faults: unknown[];
}

/** The service of a desk that has a Debian package of 1.0.0, with the network's real ways, and its world. */
export function updateService(
  feed: string,
  downloads: string,
  change: Partial<UpdateDependencies> = {},
  settings: Partial<UpdateSettings> = {},
) {
  const transport = new NetworkTransport(
    {
      resolveProxy: async () => 'DIRECT',
      environment: {},
      login: () => null,
      onCertificates: () => undefined,
    },
    { ...INITIAL_SETTINGS.network, proxy: 'none', timeouts: PATIENT_SECONDS },
  );
  const world: World = {
    settings: { enabled: true, channel: 'stable', feed, ...settings },
    notes: { installation: randomUUID(), checkedAt: null, toldVersion: null, installing: null },
    obstacle: null,
    told: [],
    timer: null,
    nowMs: Date.parse('2026-11-22T10:00:00Z'),
    faults: [],
  };
  let shown = NO_UPDATES;
  const service = new UpdateService({
    program: { version: '1.0.0', packageType: 'deb', platform: 'linux', arch: 'x64' },
    key: KEYS.publicKey,
    builtInFeed: null,
    notes: {
      get: () => world.notes,
      save: (changes) => {
        world.notes = { ...world.notes, ...changes };
      },
    },
    reader: transport,
    settings: () => world.settings,
    parse: parseFeed,
    canInstall: () => false,
    installer: async () => {
      throw new Error('a package of the system installs nothing');
    },
    downloads: () => downloads,
    hasZypper: () => false,
    freeBytes,
    obstacle: async () => world.obstacle,
    obstacleNow: () => world.obstacle,
    show: (view) => {
      shown = view;
    },
    tell: (version) => world.told.push(version),
    now: () => world.nowMs,
    after(ms, work) {
      world.timer = { ms, work };
      return () => {
        world.timer = null;
      };
    },
    pause: async () => undefined,
    onFault: (error) => world.faults.push(error),
    ...change,
  });
  return { service, world, shown: () => shown, close: () => transport.close() };
}
