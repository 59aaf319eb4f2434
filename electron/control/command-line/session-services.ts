import type { AppState, Problem } from '#contract/model/app-state.ts';
import { sameName } from '#contract/model/name.ts';
import type { Call } from '#contract/model/outcome.ts';
import type { RunView } from '#contract/model/run.ts';
import type { Recording } from '#contract/model/start.ts';
import type { Accounts } from '../../app/accounts.ts';
import type { PresetRepository, VaultRepository } from '../../storage/ports.ts';
import type { Importer } from './import.ts';
import { leftRunningNotices } from './left-running-notices.ts';
import type { SessionServices } from './session-context.ts';

export interface SessionParts {
  readonly commands: SessionServices['commands'];
  readonly toStop: (presetId: string) => readonly Recording[];
  readonly mergePlansOf: SessionServices['mergePlansOf'];
  readonly lookForFiles: SessionServices['lookForFiles'];
  readonly onSettledByFile: SessionServices['onSettledByFile'];
  readonly waitForFiles: SessionServices['waitForFiles'];
  readonly importer: Importer;
  readonly accounts: Pick<Accounts, 'list'>;
  readonly presets: Pick<PresetRepository, 'list' | 'find' | 'findByName'>;
  readonly vault: Pick<VaultRepository, 'open' | 'state'>;
  readonly state: { readonly state: Pick<AppState, 'recordings' | 'problems'> };
  readonly settledListeners: Set<(run: RunView, call: Call) => void>;
}

/** States of the vault in which credentials can be read or entered. */
const USABLE = ['open', 'empty', 'undecided', 'memory'];

/** Problems of the journal after which what ran before is not known. */
const LOST_JOURNAL: readonly Problem['code'][] = [
  'journal-renewed',
  'journal-lost',
  'journal-newer',
  'journal-unread',
];

/** What a command line needs, from the services that do it. */
export function createSessionServices(parts: SessionParts): SessionServices {
  const { commands, importer, accounts, presets, vault, state, settledListeners } = parts;
  return {
    commands,
    toStop: parts.toStop,
    mergePlansOf: parts.mergePlansOf,
    lookForFiles: parts.lookForFiles,
    onSettledByFile: parts.onSettledByFile,
    waitForFiles: parts.waitForFiles,
    importer: async (content, notice) => {
      const stations = () => ({ presets: presets.list(), accounts: accounts.list() });
      const before = stations();
      const code = await importer(content, notice);
      leftRunningNotices(before, stations(), state.state.recordings).forEach(notice);
      return code;
    },
    findPresetByName: (name) => presets.findByName(name),
    stoppableByName: (name) => {
      const deleted = state.state.recordings.filter(
        ({ presetId, presetName }) => !presets.find(presetId) && sameName(presetName, name),
      );
      const known = presets.findByName(name);
      return [
        ...new Set([...(known ? [known.id] : []), ...deleted.map(({ presetId }) => presetId)]),
      ];
    },
    countRecordings: () => state.state.recordings.length,
    recordingsUnknown: () => state.state.problems.some(({ code }) => LOST_JOURNAL.includes(code)),
    findProject: (accountId) => accounts.list().find(({ id }) => id === accountId),
    accountNames: () => accounts.list().map(({ name }) => name),
    findAccountId: (name) =>
      accounts.list().find((account) => sameName(account.name, name))?.id ?? '',
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
