import { withUse } from '../app/control/tokens.ts';
import type { SessionServices } from '../control/command-line/session-context.ts';
import type { CreateApiServices } from '../control/http/create-api.ts';
import { HttpSurface } from '../control/http/http-surface.ts';
import { ChangeFeed } from '../control/published/change-feed.ts';
import { viewOf } from '../recording/run-view.ts';
import type { HistoryService } from '../storage/history/main/history-service.ts';
import type { FileRepository } from '../storage/ports.ts';
import type { Control } from './control.ts';
import type { CredentialServices } from './credentials.ts';
import type { ComposeOptions } from './options.ts';
import type { Persistence } from './persistence.ts';
import type { RecordingParts } from './recording.ts';

/** So long tray and window have the main process for themselves, in milliseconds. */
const BEGIN_MS = 500;

export interface HttpApiSources {
  /** The other control surfaces, which begin and end with it. */
  readonly others: Control;
  readonly persistence: Persistence;
  readonly recording: RecordingParts;
  readonly credentials: CredentialServices;
  readonly history: HistoryService['history'];
  readonly files: Pick<FileRepository, 'page' | 'ofRun'>;
  readonly session: SessionServices;
}

/** The HTTP API, once it is switched on, in a moment: tray and window come first. */
export function createHttpApi(options: ComposeOptions, parts: HttpApiSources): Control {
  const { control, state, clock, setProblem, vault } = parts.persistence;
  const { log } = options;
  if (control.fault) setProblem('control-unreadable', control.fault.detail);
  // What is saved, or read at last, is what is in force.
  control.onChange(() => setProblem('control-unreadable', null));
  const feed = new ChangeFeed(state, () => new Date(clock.now()));
  const surface = new HttpSurface({
    // SECURITY and start-up: nothing of the server is loaded before an operator has switched it on.
    load: async () => {
      const { createApi } = await import('../control/http/create-api.ts');
      return createApi({ ...apiServices(options, parts), feed });
    },
    setProblem,
    onListening(url, reason) {
      const known = state.state.openPorts;
      if (known.http === url && known.httpReason === reason) return;
      log.info(`HTTP API: ${url ?? reason ?? 'off'}`);
      state.update({ openPorts: { ...known, http: url, httpReason: reason } });
    },
    after: (ms, work) => {
      const timer = setTimeout(work, ms).unref();
      return () => clearTimeout(timer);
    },
  });
  parts.recording.settledListeners.add((_run, call) => surface.api?.metrics.callSettled(call));
  const follow = () => {
    surface.api?.tokensChanged();
    void surface.follow(control.get().http).catch((error) => log.error('the HTTP API:', error));
  };
  let isBegun = false;
  let begin: NodeJS.Timeout | undefined;
  return {
    beginControl() {
      parts.others.beginControl();
      if (isBegun) return;
      isBegun = true;
      begin = setTimeout(() => {
        control.onChange(follow);
        // Before the key store was asked, every press would be refused as locked.
        void vault.open().finally(follow);
      }, BEGIN_MS).unref();
    },
    async stopControl() {
      clearTimeout(begin);
      await Promise.all([surface.close(), parts.others.stopControl()]);
    },
  };
}

function apiServices(
  { log, version }: ComposeOptions,
  { persistence, recording, credentials, history, files, session }: HttpApiSources,
): Omit<CreateApiServices, 'feed'> {
  const { control, state, presets, journal, clock } = persistence;
  const { runner } = recording;
  const begun = clock.monotonic();
  return {
    state: () => state.state,
    commands: credentials.commands,
    findPreset: (id) => presets.find(id),
    findPresetByName: session.findPresetByName,
    stoppableByName: session.stoppableByName,
    findRun: (id) => {
      const shown = runner.underWay.find((run) => run.id === id);
      if (shown) return shown;
      const [kept] = journal.findRun(id);
      return kept ? viewOf(kept, clock.endedBy(kept.service)) : null;
    },
    underWay: () => runner.underWay,
    historyPage: (query) => history.ask('page', query),
    filesPage: (query) => files.page(query),
    filesOfRun: (runId) => files.ofRun(runId),
    isPaused: () => control.get().paused,
    uptime: () => (clock.monotonic() - begun) / 1000,
    settings: () => control.get().http,
    noteUse: ({ id }) => {
      const { http } = control.get();
      const tokens = withUse(http.tokens, id, clock.now());
      if (!tokens) return;
      try {
        control.save({ http: { ...http, tokens } });
      } catch (error) {
        log.error('the last use of a token was not written:', error);
      }
    },
    monotonic: clock.monotonic,
    onPress: (line) => log.info(line),
    onFault: (error) => log.error('the HTTP API:', error),
    version,
  };
}
