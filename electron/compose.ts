import { join } from 'node:path';
import type { Problem } from '#contract/model/app-state.ts';
import type { ExportProgress } from '#contract/model/history.ts';
import type { Call } from '#contract/model/outcome.ts';
import type { RunView } from '#contract/model/run.ts';
import { createAccountTest } from './app/account-test.ts';
import { Commands } from './app/commands.ts';
import { Accounts } from './desktop/accounts.ts';
import { AppStateStore } from './desktop/app-state-store.ts';
import { joinClocks, watchClock } from './desktop/clock-watch.ts';
import { closeAll } from './desktop/close-all.ts';
import { coalesce } from './desktop/coalesce.ts';
import { createImporter } from './desktop/command-line/import.ts';
import type { SessionServices } from './desktop/command-line/session-context.ts';
import { createSessionServices } from './desktop/command-line/session-services.ts';
import { CredentialsGate } from './desktop/credentials/gate.ts';
import { SecretPrompt } from './desktop/credentials/secret-prompt.ts';
import { watchEnds } from './desktop/ends.ts';
import { credentialsView, firstState, problemsAfter } from './desktop/first-state.ts';
import { joinJournal } from './desktop/join-journal.ts';
import { secretsOf } from './desktop/known-secrets.ts';
import type { Log } from './desktop/log.ts';
import { type NetworkServices, NetworkTransport } from './desktop/network/network.ts';
import { ViewTurns } from './desktop/view-turns.ts';
import { PRACTICE_ACCOUNT_ID, PRACTICE_ACCOUNT_NAME, SAMPLE_PRESETS } from './practice/samples.ts';
import { createPracticeServer, type PracticeServer } from './practice/server.ts';
import { Limiters } from './recording/limiter.ts';
import type { Clock, EndpointClock } from './recording/ports.ts';
import { RecentStops } from './recording/recent-stops.ts';
import { RecordingService } from './recording/recording-service.ts';
import type { Recordings } from './recording/recordings.ts';
import { Runner } from './recording/runner.ts';
import type { HistoryClient } from './storage/history/client.ts';
import type { ExportRegistry } from './storage/history/export/export-registry.ts';
import { createHistoryService } from './storage/history/history-service.ts';
import type { DurableJournal } from './storage/journal/durable-journal.ts';
import { PresetStore } from './storage/presets.ts';
import { SettingsStore } from './storage/settings.ts';
import type { KeyStore } from './storage/vault/key-store.ts';
import { Vault } from './storage/vault/vault.ts';
import { isLoopback } from './zego/endpoint.ts';

/** How often a place in the queue is told anew while something waits. */
const QUEUE_INTERVAL_MS = 200;

export interface ComposeOptions {
  readonly userData: string;
  /** The bundled worker script of the history. */
  readonly historyWorker: string;
  readonly log: Log;
  readonly version: string;
  readonly keyStore: KeyStore;
  readonly resolveProxy: NetworkServices['resolveProxy'];
  /** Language of the desktop, once Electron is ready. */
  readonly systemLocale: () => string;
  readonly onRunSettled: (run: RunView) => void;
  readonly onHistoryChanged: (removed: boolean) => void;
  readonly onHistoryExport: (progress: ExportProgress) => void;
}

/** How long before its answer a stop may have been asked for that is read again at a start, in milliseconds. */
const STOPS_WITHIN_MS = 10 * 60_000;

/** All services, joined. Nothing of the desktop shows yet. */
export interface Services {
  readonly state: AppStateStore;
  readonly views: ViewTurns;
  readonly presets: PresetStore;
  readonly settings: SettingsStore;
  readonly accounts: Accounts;
  readonly vault: Vault;
  readonly journal: DurableJournal;
  readonly recordings: Recordings;
  readonly history: HistoryClient;
  readonly exports: ExportRegistry;
  readonly practice: PracticeServer;
  readonly runner: Runner;
  readonly commands: Commands;
  /** Where the operator is asked for secrets, once a window can be opened. */
  readonly secretPrompt: SecretPrompt;
  readonly gate: CredentialsGate;
  readonly transport: NetworkTransport;
  readonly session: SessionServices;
  /** A person has looked what runs, after a journal was lost. */
  confirmWhatRuns(): void;
  clockOf(endpoint: string): EndpointClock;
  readonly endedBy: Clock['endedBy'];
  showRecordings(): void;
  /** Opens connections ahead for the accounts that presets use; sends nothing. */
  warm(): void;
  feedHistory(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Builds the services on a user-data folder. To be called once, by the process that owns it; before
 * Electron is ready, so that files are read while Chromium starts. Electron's part of it comes in by the
 * options, so that the same code runs in plain Node.
 */
export async function compose(options: ComposeOptions): Promise<Services> {
  const { userData, log } = options;
  const practice = await createPracticeServer();
  const now = new Date();
  const { clocks, clock, times } = joinClocks(() => clockWatch.look());

  const joined = joinJournal(join(userData, 'journal.sqlite'), clock);
  const { journal, recordings, runs, problem } = joined;
  const stops = new RecentStops(clock.monotonic);
  stops.addRuns(journal.runsSince(new Date(now.getTime() - STOPS_WITHIN_MS)), now.getTime());

  const presets = new PresetStore(userData, SAMPLE_PRESETS, now);
  const settings = new SettingsStore(userData, now);
  const vault = new Vault({
    directory: userData,
    keyStore: options.keyStore,
    now,
    monotonic: clock.monotonic,
    onChange: () => showAccounts(),
    onFault: (error) => log.error('the list of accounts was not written:', error),
  });
  log.knows(() => secretsOf(vault, process.env));
  const accounts = new Accounts(vault, practice);
  const views = new ViewTurns((error) => log.error('unforeseen:', error));
  const state = new AppStateStore(
    firstState({
      accounts,
      presets,
      vault,
      settings,
      runs,
      recordings: recordings.list(clock.endedBy),
      journal: problem,
      isJournalRead: joined.isRead,
      systemLocale: options.systemLocale(),
      version: options.version,
    }),
    (tell) => views.draw(tell),
  );
  const showAccounts = () => {
    state.update(credentialsView(accounts, vault));
    const { proxy, proxyUrl } = settings.get().network;
    if (proxy === 'manual' && proxyUrl !== null) transport.bindLogin(proxyUrl);
  };
  const showRecordings = () => state.update({ recordings: recordings.list(clock.endedBy) });
  const showQueue = coalesce(() => state.update({ queue: runner.queue() }), QUEUE_INTERVAL_MS);
  const clockWatch = watchClock(clocks, (detail) => {
    setProblem('clock-off', detail);
    ends.look();
  });
  const setProblem = (code: Problem['code'], detail: string | null) => {
    const problems = problemsAfter(state.state.problems, code, detail);
    if (problems) state.update({ problems });
  };

  const historyService = createHistoryService({
    journal,
    worker: options.historyWorker,
    file: join(userData, 'history.sqlite'),
    days: () => settings.get().historyDays ?? null,
    now: clock.now,
    // Its own clock is all that a server on this machine can show.
    serverTimes: () => clocks.proven((endpoint) => !isLoopback(endpoint)),
    onChanged: options.onHistoryChanged,
    onExport: options.onHistoryExport,
    onExports: (exports) => state.update({ exports: [...exports] }),
    onUnwritten: (error) => {
      log.error('the history cannot be written:', error);
      setProblem('history-unavailable', log.cause(error));
    },
    onWritten: () => setProblem('history-unavailable', null),
    onRenewed: (file) => setProblem('history-renewed', file),
    onFault: (what, error) => log.error(what, error),
  });
  const { history, exports, feed: feedHistory } = historyService;
  state.subscribe(({ changes }) => changes.settings && historyService.settingsSaved());
  const transport = new NetworkTransport(
    {
      resolveProxy: options.resolveProxy,
      environment: process.env,
      login: () => vault.proxyLogin(),
      bindLogin: (proxy) => {
        vault
          .bindProxyLogin(proxy)
          .catch((error: unknown) => log.error('the login at the proxy was not bound:', error));
      },
      beforeRequest: (endpoint) =>
        endpoint === practice.credentials.endpoint ? practice.listen() : undefined,
      onCertificates: (fault) => setProblem('certificates-unreadable', fault),
    },
    settings.get().network,
  );
  const limiters = new Limiters(clock.monotonic);
  const settledListeners = new Set<(run: RunView, call: Call) => void>();
  const nextSeq = () => journal.nextSeq();
  const runner = new Runner(
    { transport, journal, nextSeq, recordings, stops, limiters, clock, ...times },
    {
      onChange: (run) => {
        state.update({ runs: { [run.presetId]: run } });
        showQueue();
      },
      onCallSettled: (run, call) => {
        showRecordings();
        for (const listener of settledListeners) listener(run, call);
      },
      onRunSettled: (run) => {
        views.later(() => options.onRunSettled(run));
        views.later(() => void feedHistory());
      },
      onFault: (error) => log.error('unforeseen:', error),
    },
  );
  const feed = () => void feedHistory();
  joined.attach({ runner, state, log, showRecordings, feedHistory: feed, setProblem });
  const service = new RecordingService({
    runner,
    recordings,
    findPreset: (id) => presets.find(id),
    findAccount: (id) => accounts.forRun(id),
    endsWithUs: (id) => id === PRACTICE_ACCOUNT_ID,
    listAccounts: () => accounts.list(),
    ...times,
  });
  const secretPrompt = new SecretPrompt();
  const findAccount = (id: string) => accounts.list().find((account) => account.id === id);
  const gate = new CredentialsGate({ vault, secretPrompt, findAccount });
  const commands = new Commands({
    recordings: service,
    prompt: gate,
    findPreset: (id) => presets.find(id),
    listAccounts: () => accounts.list(),
    testAccount: createAccountTest({ accounts, limiters, transport, clocks }),
  });
  const otherAccounts = { [PRACTICE_ACCOUNT_NAME]: PRACTICE_ACCOUNT_ID };
  const importer = createImporter({ vault, presets, otherAccounts });
  const ends = watchEnds(state, clock, showRecordings);

  return {
    state,
    views,
    presets,
    settings,
    accounts,
    vault,
    journal,
    recordings,
    history,
    exports,
    practice,
    runner,
    commands,
    secretPrompt,
    gate,
    transport,
    ...times,
    showRecordings,
    confirmWhatRuns() {
      joined.closeGap();
      setProblem('journal-renewed', null);
      setProblem('journal-lost', null);
    },
    warm() {
      const used = new Set(presets.list().map(({ accountId }) => accountId));
      for (const endpoint of accounts.endpointsOf(used)) transport.warm(endpoint);
    },
    session: createSessionServices({
      commands,
      toStop: (presetId) => service.toStop(presetId),
      importer,
      accounts,
      presets,
      vault,
      state,
      settledListeners,
    }),
    feedHistory,
    async close() {
      ends.stop();
      clockWatch.stop();
      const steps = [
        () => journal.prune(clock.now()),
        () => historyService.feedWhileLeaving(),
        () => historyService.close(),
        () => practice.close(),
        () => transport.close(),
        () => journal.close(),
      ];
      await closeAll(steps, (error) => log.error('on the way out:', error));
    },
  };
}
