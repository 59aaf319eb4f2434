import type { AlarmService } from '../app/alarms/alarm-service.ts';
import type { DuePlans } from '../app/due-plans.ts';
import type { MergeService } from '../app/files/merge-service.ts';
import type { StreamWatch } from '../app/schedules/stream-watch.ts';
import type { UpdateService } from '../app/updates/update-service.ts';
import { createImporter } from '../control/command-line/import.ts';
import type { ViewServices } from '../control/command-line/perform-views.ts';
import type { SessionServices } from '../control/command-line/session-context.ts';
import { createSessionServices } from '../control/command-line/session-services.ts';
import type { ChangeFeed } from '../control/published/change-feed.ts';
import { PRACTICE_ACCOUNT_ID, PRACTICE_ACCOUNT_NAME } from '../practice/samples.ts';
import { createPracticeServer, type PracticeServer } from '../practice/server.ts';
import type { Runner } from '../recording/runner.ts';
import type { SoundFileRepository } from '../storage/alarm-ports.ts';
import { SoundFileStore } from '../storage/alarms/sound-file.ts';
import type { FileStore } from '../storage/files/main/file-store.ts';
import type { HistoryService } from '../storage/history/main/history-service.ts';
import { createAlarms } from './alarms.ts';
import { type Api, createApi } from './api.ts';
import { type Callbacks, createCallbacks } from './callbacks.ts';
import { createCheckProbes, type ServiceProbes } from './check-probes.ts';
import { createClaims } from './claims.ts';
import { closeAll } from './close-all.ts';
import { type Control, createControl } from './control.ts';
import { type CredentialServices, createCredentialServices } from './credentials.ts';
import { createDryRun } from './dry-run.ts';
import { createFileSearch, type FileSearch } from './file-search.ts';
import { createFiles, createFileUse, type FileUse } from './files.ts';
import { createHandOvers } from './hand-overs.ts';
import { createHistory } from './history.ts';
import { createHttpApi } from './http-api.ts';
import { createMerges, hearOfMerges } from './merges.ts';
import type { ComposeOptions } from './options.ts';
import { createPersistence, type Persistence } from './persistence.ts';
import { createPlannedStops } from './planned-stops.ts';
import { createRecording, type RecordingParts } from './recording.ts';
import { createRoom, type Room } from './room.ts';
import { createSchedules, type Schedules } from './schedules.ts';
import { createStreamWatch } from './stream-watch.ts';
import { createUpdates } from './updates.ts';
import { createFeed, createViewing } from './viewing.ts';
import { createWebhooks, type Webhooks } from './webhooks.ts';

/** All services, joined. Nothing of the desktop shows yet. */
export interface Services
  extends Pick<
      Persistence,
      | 'state'
      | 'views'
      | 'presets'
      | 'schedules'
      | 'settings'
      | 'control'
      | 'remoteControl'
      | 'accounts'
      | 'vault'
      | 'journal'
      | 'recordings'
      | 'occurrences'
      | 'showRecordings'
      | 'showLanguage'
    >,
    Pick<Api, 'transport' | 'warm'>,
    Pick<HistoryService, 'history' | 'exports'>,
    CredentialServices,
    Pick<FileSearch, 'fileService' | 'beginFiles'>,
    FileUse,
    Schedules,
    Callbacks,
    Control,
    Pick<Webhooks, 'webhooks' | 'beginWebhooks'> {
  readonly alarms: AlarmService;
  /** The control room that this workstation is in, or none. */
  readonly room: Room;
  /** The operator's own sound for alarms. */
  readonly soundFile: SoundFileRepository;
  readonly streamWatch: StreamWatch;
  readonly updates: UpdateService;
  readonly merges: MergeService;
  readonly serviceProbes: ServiceProbes;
  readonly practice: PracticeServer;
  readonly files: FileStore;
  readonly runner: Runner;
  /** The stops at the ends of presets; nothing is sent before it begins. */
  readonly plannedStops: DuePlans;
  /** The second tasks of what goes on past its vendor's end; nothing is sent before it begins. */
  readonly handOvers: DuePlans;
  readonly session: SessionServices;
  readonly viewing: ViewServices;
  /** What a dry run is performed with, made anew for each. */
  readonly rehearse: () => SessionServices;
  /** What is published, for its readers; at rest while there is none. */
  readonly feed: ChangeFeed;
  readonly clockOf: Persistence['times']['clockOf'];
  readonly endedBy: Persistence['times']['endedBy'];
  /** A person has looked what runs, after a journal was lost. */
  confirmWhatRuns(): void;
  feedHistory(): Promise<void>;
  close(): Promise<void>;
}

/** Ids of accounts that are not in the vault, by name. */
const OTHER_ACCOUNTS = { [PRACTICE_ACCOUNT_NAME]: PRACTICE_ACCOUNT_ID };

/**
 * Builds the services on a user-data folder. To be called once, by the process that owns it; before
 * Electron is ready, so that files are read while Chromium starts.
 */
export async function compose(options: ComposeOptions): Promise<Services> {
  const { log } = options;
  const practice = await createPracticeServer({ media: options.practiceMedia });
  const persistence = createPersistence(options, practice);
  const pruneFiles = (before: number) =>
    void files.prune(before).catch((error) => log.error('old callbacks cannot be deleted:', error));
  const historyService = createHistory(options, persistence, pruneFiles);
  const files = createFiles(options, persistence, () => search.fileService.storeRenewed());
  const receiver = createCallbacks(options, persistence, files, practice);
  const api = createApi(options, persistence, practice);
  const recording = createRecording(options, persistence, api, historyService);
  const alarms = createAlarms(options, persistence);
  const messages = createWebhooks(options, persistence, api);
  const merges = createMerges(options, persistence, api, files);
  hearOfMerges(receiver.callbacks, merges, (error) => log.error('a merge:', error));
  const room = createRoom(options, persistence);
  const claims = createClaims(options, persistence, recording, room);
  const credentials = createCredentialServices(persistence, api, recording, merges, claims.claims);
  const others = createControl(options, persistence, credentials, recording);
  const search = createFileSearch(options, persistence, api, files, credentials, recording);
  const plans = createPlans(options, persistence, recording, credentials, alarms);
  const updates = createUpdates(options, persistence, api, { ...recording, merges, ...plans });
  const sessions = createSession(
    persistence,
    credentials,
    recording,
    search,
    messages,
    files,
    room,
  );
  const shared = { persistence, recording, credentials, files, ...sessions, ...historyService };
  const surfaces = createHttpApi(options, { ...shared, others });
  return {
    ...persistence,
    ...persistence.times,
    ...api,
    ...historyService,
    ...credentials,
    ...receiver,
    ...{ ...messages, ...surfaces },
    ...{ alarms, room, practice, files, merges, runner: recording.runner, updates },
    ...search,
    ...plans,
    serviceProbes: createCheckProbes(options, persistence, api),
    ...createFileUse(files, options, persistence, api, credentials, historyService),
    ...{ feedHistory: historyService.feed, soundFile: new SoundFileStore(options.userData) },
    confirmWhatRuns: () => confirmWhatRuns(persistence),
    ...sessions,
    async close() {
      for (const part of [updates, recording, plans, merges, claims]) part.stop();
      const parts = { persistence, surfaces, room, receiver, historyService, search, files };
      const steps = stepsOut({ ...parts, practice, messages, api, plans, alarms });
      await closeAll(steps, (error) => log.error('on the way out:', error));
    },
  };
}

/** The steps of the way out, in their order. */
function stepsOut(parts: PartsToClose): (() => unknown)[] {
  const { persistence, surfaces, room, receiver, historyService, search, files } = parts;
  const { practice, messages, api, plans, alarms } = parts;
  return [
    () => Promise.all([surfaces.stopControl(), room.close()]),
    () => receiver.callbacks.close(),
    () => persistence.journal.prune(persistence.clock.now()),
    () => historyService.feedWhileLeaving(),
    () => historyService.close(),
    () => search.stopFiles(),
    () => files.close(),
    () => practice.close(),
    () => messages.stopWebhooks(),
    () => api.transport.close(),
    () => messages.closeWebhooks(),
    () => Promise.all([plans.streamWatch.stop(), alarms.stop()]),
    () => persistence.journal.close(),
  ];
}

interface PartsToClose {
  readonly persistence: Persistence;
  readonly surfaces: Control;
  readonly room: Room;
  readonly receiver: Callbacks;
  readonly historyService: ReturnType<typeof createHistory>;
  readonly search: FileSearch;
  readonly files: FileStore;
  readonly practice: PracticeServer;
  readonly messages: Webhooks;
  readonly api: Api;
  readonly plans: ReturnType<typeof createPlans>;
  readonly alarms: AlarmService;
}

/** What the program does by itself at its time, as an operator has planned it. */
function createPlans(
  options: ComposeOptions,
  persistence: Persistence,
  recording: RecordingParts,
  credentials: CredentialServices,
  alarms: AlarmService,
) {
  const plannedStops = createPlannedStops(options, persistence, recording, credentials);
  const handOvers = createHandOvers(options, persistence, recording, credentials);
  const streamWatch = createStreamWatch(options, persistence, credentials, alarms);
  const planned = createSchedules(options, persistence, credentials, recording);
  return {
    ...{ plannedStops, handOvers, streamWatch },
    ...planned,
    /** Ends the timers. */
    stop() {
      planned.stopSchedules();
      plannedStops.stop();
      handOvers.stop();
    },
  };
}

/** What a command line uses. */
const createSession = (
  persistence: Persistence,
  credentials: CredentialServices,
  { runner, service, settledListeners }: RecordingParts,
  { forSession, fileService }: FileSearch,
  { webhooks }: Webhooks,
  files: FileStore,
  room: Room,
): Pick<Services, 'session' | 'viewing' | 'feed' | 'rehearse'> => ({
  viewing: createViewing(persistence),
  feed: createFeed(persistence),
  rehearse: () =>
    createDryRun({
      ...persistence,
      runner,
      problems: () => persistence.state.state.problems,
      files: {
        async ofPreset(presetId) {
          // What has just settled is known to the store by then.
          await fileService.whenWritten();
          return files.ofPreset(presetId);
        },
        cursor: (of) => files.cursor(of),
      },
    }),
  session: createSessionServices({
    ...persistence,
    ...credentials,
    settledListeners,
    toStop: (presetId) => service.toStop(presetId),
    ...forSession,
    importer: createImporter({
      ...{ ...persistence, webhooks, room: room.membership, otherAccounts: OTHER_ACCOUNTS },
      now: persistence.clock.now,
    }),
  }),
});

function confirmWhatRuns({ joined, setProblem }: Persistence): void {
  joined.closeGap();
  setProblem('journal-renewed', null);
  setProblem('journal-lost', null);
}
