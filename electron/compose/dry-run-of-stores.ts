import { join } from 'node:path';
import type { Problem } from '#contract/model/app-state.ts';
import { sameName } from '#contract/model/name.ts';
import { Accounts } from '../app/accounts.ts';
import { joinClocks } from '../app/clock-watch.ts';
import type { SessionServices } from '../control/command-line/session-context.ts';
import { createPracticeServer } from '../practice/server.ts';
import { RecentStops } from '../recording/recent-stops.ts';
import { lookIntoFiles } from '../storage/files/look/look-into-files.ts';
import type { KeyStore } from '../storage/vault/key-store.ts';
import { createVault } from '../storage/vault/vault.ts';
import { createDryRun } from './dry-run.ts';
import { lookAtStores, type ReadStoresOptions } from './read-stores.ts';

export interface StoresDryRunOptions extends ReadStoresOptions {
  /** Asked for the key of the vault, as a start would. */
  readonly keyStore: KeyStore;
  /** The folder of the recording that practice serves. */
  readonly practiceMedia: string;
}

/** A dry run where no app runs. */
export interface StoresDryRun {
  readonly session: SessionServices;
  readonly problems: readonly Problem[];
  close(): Promise<void>;
}

/** What a dry run is performed with where no app runs: from the files, which stay as they are. */
export async function dryRunOfStores(options: StoresDryRunOptions): Promise<StoresDryRun> {
  const { userData, now, keyStore } = options;
  const { facts, recordings, journal } = lookAtStores(options);
  const { clock, times } = joinClocks(() => undefined);
  const practice = await createPracticeServer({ media: options.practiceMedia });
  const vault = createVault({
    ...{ directory: userData, keyStore, now },
    access: 'look',
    monotonic: clock.monotonic,
    onFault: () => undefined,
  });
  const stops = new RecentStops(clock.monotonic);
  stops.addRuns(journal.recent, now.getTime());
  const files = lookIntoFiles(join(userData, 'files.sqlite'));
  const { presets, problems } = facts;
  const session = createDryRun({
    ...{ recordings, stops, clock, times, vault, files },
    runner: { isLeaving: false, underWay: [] },
    accounts: new Accounts(vault, practice),
    presets: {
      list: () => presets,
      find: (id) => presets.find((preset) => preset.id === id),
      findByName: (name) => presets.find((preset) => sameName(preset.name, name)),
    },
    problems: () => [...problems],
  });
  return {
    session,
    problems,
    async close() {
      files.close();
      await practice.close();
    },
  };
}
