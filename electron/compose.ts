import { join } from 'node:path';
import { app } from 'electron';
import type { AppState, Problem } from './contract/app-state.ts';
import type { Call } from './contract/outcome.ts';
import type { RunView } from './contract/run.ts';
import { Accounts } from './desktop/accounts.ts';
import { AppStateStore } from './desktop/app-state-store.ts';
import { createImporter } from './desktop/command-line/import.ts';
import type { SessionServices } from './desktop/command-line/session.ts';
import { watchEnds } from './desktop/ends.ts';
import { resolveLanguage } from './desktop/language.ts';
import type { Log } from './desktop/log.ts';
import { PRACTICE_ACCOUNT_ID, PRACTICE_ACCOUNT_NAME, SAMPLE_PRESETS } from './practice/samples.ts';
import { type PracticeServer, startPracticeServer } from './practice/server.ts';
import { Limiters } from './recording/limiter.ts';
import type { Clock } from './recording/ports.ts';
import { recover } from './recording/recover.ts';
import { viewOf } from './recording/run-view.ts';
import { Runner } from './recording/runner.ts';
import { createStartPreset, type StartPreset } from './recording/start-preset.ts';
import { HistoryClient } from './storage/history/client.ts';
import { HistoryFeeder } from './storage/history/feeder.ts';
import { openJournal } from './storage/open-journal.ts';
import { PresetStore } from './storage/presets.ts';
import { SettingsStore } from './storage/settings.ts';
import { createSafeStorageKeyStore } from './storage/vault/safe-storage.ts';
import { Vault } from './storage/vault/vault.ts';
import { createTransport } from './zego/transport.ts';
import { VENDOR_ADAPTERS } from './zego/vendors/registry.ts';

const CLOCK: Clock = { now: () => Date.now(), monotonic: () => performance.now() };

export interface ComposeOptions {
  readonly userData: string;
  /** The bundled worker script of the history. */
  readonly historyWorker: string;
  readonly log: Log;
  readonly onRunSettled: (run: RunView) => void;
  readonly onHistoryChanged: () => void;
}

/** All services, joined. Nothing of the desktop shows yet. */
export interface Services {
  readonly state: AppStateStore;
  readonly presets: PresetStore;
  readonly settings: SettingsStore;
  readonly accounts: Accounts;
  readonly vault: Vault;
  readonly history: HistoryClient;
  readonly practice: PracticeServer;
  readonly runner: Runner;
  readonly startPreset: StartPreset;
  readonly session: SessionServices;
  feedHistory(): Promise<void>;
  close(): Promise<void>;
}

/** Builds the services on a user-data folder. To be called once, by the process that owns it, when Electron is ready. */
export async function compose(options: ComposeOptions): Promise<Services> {
  const { userData, log } = options;
  const practice = await startPracticeServer();
  const now = new Date();
  const { journal, problem } = openJournal(join(userData, 'journal.sqlite'), now);
  recover(journal.orphans(), journal);
  const presets = new PresetStore(userData, SAMPLE_PRESETS, now);
  const settings = new SettingsStore(userData, now);
  const vault = new Vault(userData, createSafeStorageKeyStore(process.platform), {
    onChange: () => showAccounts(),
  });
  const accounts = new Accounts(vault, practice);
  const runs = journal
    .newestRuns()
    .map((run) => viewOf(run, CLOCK.now()))
    .filter((run) => !endedWithPracticeServer(run));
  const state = new AppStateStore({
    accounts: accounts.list(),
    presets: [...presets.list()],
    vendors: capabilities(),
    runs: Object.fromEntries(runs.map((run) => [run.presetId, run])),
    vault: { state: vault.state, backend: vault.backend },
    settings: settings.get(),
    language: resolveLanguage(settings.get().language, app.getLocale()),
    practiceBehaviour: 'normal',
    problems: startProblems(problem, presets, settings),
    version: app.getVersion(),
  });
  const showAccounts = () => {
    const { state: vaultState, backend } = vault;
    state.update({ accounts: accounts.list(), vault: { state: vaultState, backend } });
  };
  const addProblem = (added: Problem) => {
    const others = state.state.problems.filter(({ code }) => code !== added.code);
    state.update({ problems: [...others, added] });
  };

  const history = new HistoryClient(options.historyWorker, join(userData, 'history.sqlite'));
  const feeder = new HistoryFeeder(journal, history, options.onHistoryChanged);
  const feedHistory = () =>
    feeder.feed().catch((error: unknown) => {
      log.error('the history cannot be written:', error);
      addProblem({ code: 'history-unavailable', detail: String(error) });
    });
  const transport = createTransport();
  const settledListeners = new Set<(run: RunView, call: Call) => void>();
  const runner = new Runner(
    {
      transport,
      journal,
      limiters: new Limiters(CLOCK.monotonic),
      clock: CLOCK,
      onFault: (error) => {
        log.error('the journal cannot be written:', error);
        addProblem({ code: 'journal-unavailable', detail: String(error) });
      },
    },
    {
      onChange: (run) => state.update({ runs: { [run.presetId]: run } }),
      onCallSettled: (run, call) => {
        for (const listener of settledListeners) listener(run, call);
      },
      onRunSettled: (run) => {
        void feedHistory();
        options.onRunSettled(run);
      },
    },
  );
  const startPreset = createStartPreset({
    runner,
    clock: CLOCK,
    findPreset: (id) => presets.find(id),
    findAccount: (id) => accounts.forRun(id),
  });
  const importer = createImporter({
    vault,
    presets,
    otherAccounts: { [PRACTICE_ACCOUNT_NAME]: PRACTICE_ACCOUNT_ID },
  });
  const ends = watchEnds(state, CLOCK);

  return {
    state,
    presets,
    settings,
    accounts,
    vault,
    history,
    practice,
    runner,
    startPreset,
    session: {
      startPreset,
      importer: async (content, notice) => {
        const code = await importer(content, notice);
        state.update({ presets: [...presets.list()] });
        return code;
      },
      findPresetByName: (name) => presets.findByName(name),
      accountNames: () => accounts.list().map(({ name }) => name),
      openCredentials: () => vault.open(),
      onCallSettled: (listener) => {
        settledListeners.add(listener);
        return () => settledListeners.delete(listener);
      },
    },
    feedHistory,
    async close() {
      ends.stop();
      journal.prune(CLOCK.now());
      await feedHistory();
      await history.close();
      await practice.close();
      await transport.close();
      journal.close();
    },
  };
}

/** What an earlier practice server took is not recorded any more: it ended with that process. */
function endedWithPracticeServer({ accountId, counts }: RunView): boolean {
  return accountId === PRACTICE_ACCOUNT_ID && counts.accepted > 0;
}

function capabilities(): AppState['vendors'] {
  return Object.fromEntries(
    Object.values(VENDOR_ADAPTERS).map((adapter) => [adapter.name, adapter.capabilities]),
  ) as AppState['vendors'];
}

function startProblems(
  journal: string | null,
  presets: PresetStore,
  settings: SettingsStore,
): Problem[] {
  const problems: Problem[] = [];
  if (journal) problems.push({ code: 'journal-unavailable', detail: journal });
  if (presets.setAside) problems.push({ code: 'presets-unreadable', detail: presets.setAside });
  if (settings.setAside) problems.push({ code: 'settings-unreadable', detail: settings.setAside });
  return problems;
}
