import { statfs } from 'node:fs/promises';
import type { CheckProbes } from '../app/self-check/self-check.ts';
import { checkDataFolder } from '../storage/data-folder.ts';
import type { Api } from './api.ts';
import type { ComposeOptions } from './options.ts';
import type { Persistence } from './persistence.ts';

/** What the services can tell of themselves; desktop, notifications and sound are added where the windows are. */
export type ServiceProbes = Omit<CheckProbes, 'hasTrayHost' | 'notifications' | 'sound'>;

export function createCheckProbes(
  { userData }: ComposeOptions,
  { state, clocks }: Persistence,
  { transport }: Api,
): ServiceProbes {
  return {
    state: () => state.state,
    endpoints: () => [
      ...new Set(
        state.state.accounts.filter((one) => !one.practice).map(({ endpoint }) => endpoint),
      ),
    ],
    reach: (endpoint) => transport.reach(endpoint),
    clockOffset: (endpoint) => clocks.of(endpoint).heardOffset(),
    freeBytes: () => freeBytes(userData),
    folder() {
      const user = process.geteuid?.() ?? null;
      const folder = checkDataFolder({ asked: userData, taken: userData, user });
      if (folder.kind === 'refused') return { fault: 'unusable', cause: '' };
      if (folder.readOnly !== null) return { fault: 'read-only', cause: folder.readOnly };
      return folder.shared === null
        ? { fault: null, cause: '' }
        : { fault: 'shared', cause: folder.shared };
    },
  };
}

/** What this user may still write on the disk of a folder. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
