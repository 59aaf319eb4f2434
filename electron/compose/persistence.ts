import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { Problem } from '#contract/model/app-state.ts';
import { Accounts } from '../app/accounts.ts';
import { joinClocks } from '../app/clock-watch.ts';
import { RemoteControl } from '../app/control/remote-control.ts';
import { secretsOf } from '../app/credentials/known-secrets.ts';
import { firstState, settingsView } from '../app/first-state.ts';
import { problemsAfter } from '../app/problems.ts';
import { AppStateStore } from '../app/state.ts';
import { ViewTurns } from '../app/view-turns.ts';
import { SAMPLE_PRESETS } from '../practice/samples.ts';
import type { PracticeServer } from '../practice/server.ts';
import { atOneMoment, shownAt } from '../recording/known-recordings.ts';
import type { RecordingChanges } from '../recording/ports.ts';
import { RecentStops } from '../recording/recent-stops.ts';
import { openControl } from '../storage/control/control-store.ts';
import { PresetStore } from '../storage/presets.ts';
import { ScheduleStore } from '../storage/schedules.ts';
import { openSettings } from '../storage/settings.ts';
import { createVault } from '../storage/vault/vault.ts';
import { followRepositories } from './follow-repositories.ts';
import { joinJournal } from './join-journal.ts';
import type { ComposeOptions } from './options.ts';

/** How long before its answer a stop may have been asked for that is read again at a start, in milliseconds. */
const STOPS_WITHIN_MS = 10 * 60_000;

/** Changes beneath the services, for services built later to listen to. */
interface Changes {
  /** An answer carried the server's time. */
  time: [];
}

/** The files of the user-data folder, read; the clocks; and the one state that is made of them. */
export type Persistence = ReturnType<typeof createPersistence>;

/** Reads the user-data folder and settles what the last process left there. */
export function createPersistence(options: ComposeOptions, practice: PracticeServer) {
  const { userData, log, keyStore, version, systemLocale } = options;
  const now = new Date();
  const changes = new EventEmitter<Changes>();
  const { clocks, clock, times } = joinClocks(() => changes.emit('time'));
  const joined = joinJournal(join(userData, 'journal.sqlite'), clock);
  const { journal, recordings, occurrences, runs, problem, isRead } = joined;
  const stops = new RecentStops(clock.monotonic);
  stops.addRuns(journal.runsSince(new Date(now.getTime() - STOPS_WITHIN_MS)), now.getTime());
  const presets = new PresetStore(userData, SAMPLE_PRESETS, now);
  const schedules = new ScheduleStore(userData);
  const settings = options.settings ?? openSettings(userData, now);
  const control = openControl(userData, now);
  const vault = createVault({
    directory: userData,
    keyStore,
    now,
    monotonic: clock.monotonic,
    onFault: (error) => log.error('the list of accounts was not written:', error),
  });
  log.knows(() => secretsOf(vault, process.env));
  const accounts = new Accounts(vault, practice);
  const views = new ViewTurns((error) => log.error('unforeseen:', error));
  const parts = { accounts, presets, schedules, vault, settings, control, runs, version };
  const shownRecordings = () => {
    const nowAt = atOneMoment(clock.endedBy);
    return recordings.list(nowAt).map((one) => shownAt(one, nowAt(one.service)));
  };
  const state = new AppStateStore(
    firstState({
      ...parts,
      recordings: shownRecordings(),
      journal: problem,
      isJournalRead: isRead,
      systemLocale: systemLocale(),
    }),
    (tell) => views.draw(tell),
  );
  followRepositories({ state, presets, settings, control, vault, accounts, systemLocale });
  const showRecordings = () => state.update({ recordings: shownRecordings() });
  const stores = {
    ...{ journal, recordings, occurrences, stops },
    ...{ presets, schedules, settings, control, vault, accounts },
    remoteControl: new RemoteControl(control),
  };
  return {
    ...stores,
    ...{ joined, changes },
    clocks,
    clock,
    times,
    views,
    state,
    showRecordings,
    /** Writes down, and shows, what no call has changed of recordings. */
    changeRecordings(changed: RecordingChanges): void {
      journal.changeRecordings((kept) => kept.apply(changed));
      recordings.apply(changed);
      showRecordings();
    },
    /** The desktop's language is known only once Electron is ready. */
    showLanguage: () => state.update(settingsView(settings.get(), systemLocale())),
    /** With null the problem is over. */
    setProblem(code: Problem['code'], detail: string | null): void {
      const problems = problemsAfter(state.state.problems, code, detail);
      if (problems) state.update({ problems });
    },
  };
}
