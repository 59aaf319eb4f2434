import type { Call } from '../../contract/outcome.ts';
import type { RunView } from '../../contract/run.ts';
import type { AccountTest } from '../../contract/start.ts';
import type { Station } from '../../recording/station.ts';
import type { PresetStore } from '../../storage/presets.ts';
import type { Vault } from '../../storage/vault/vault.ts';
import type { Accounts } from '../accounts.ts';
import type { AppStateStore } from '../app-state-store.ts';
import type { Importer } from './import.ts';
import type { SessionServices } from './session.ts';

export interface SessionParts {
  readonly station: Station;
  readonly importer: Importer;
  readonly accounts: Accounts;
  readonly presets: PresetStore;
  readonly vault: Vault;
  readonly state: AppStateStore;
  readonly testAccount: (id: string) => Promise<AccountTest | null>;
  readonly settledListeners: Set<(run: RunView, call: Call) => void>;
}

/** States of the vault in which credentials can be read or entered. */
const USABLE = ['open', 'empty', 'undecided', 'memory'];

/** What a command line needs, from the services that do it. */
export function createSessionServices(parts: SessionParts): SessionServices {
  const { station, importer, accounts, presets, vault, state, settledListeners } = parts;
  return {
    station,
    importer: async (content, notice) => {
      const code = await importer(content, notice);
      state.update({ presets: [...presets.list()] });
      return code;
    },
    findPresetByName: (name) => presets.findByName(name),
    findProject: (accountId) => accounts.list().find(({ id }) => id === accountId),
    accountNames: () => accounts.list().map(({ name }) => name),
    testAccount: (name) =>
      parts.testAccount(accounts.list().find((account) => account.name === name.trim())?.id ?? ''),
    openCredentials: () => vault.open(),
    credentialsLocked: () => !USABLE.includes(vault.state),
    clockOffSeconds: () =>
      Number(state.state.problems.find(({ code }) => code === 'clock-off')?.detail ?? 0),
    onCallSettled: (listener) => {
      settledListeners.add(listener);
      return () => settledListeners.delete(listener);
    },
  };
}
