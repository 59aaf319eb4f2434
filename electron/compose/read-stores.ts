import { join } from 'node:path';
import type { Account, KnownAccount } from '#contract/model/account.ts';
import type { Problem } from '#contract/model/app-state.ts';
import { PRACTICE_ACCOUNT_ID, PRACTICE_ACCOUNT_NAME } from '#contract/model/name.ts';
import type { CallOutcome } from '#contract/model/outcome.ts';
import type { Run, RunView } from '#contract/model/run.ts';
import { resolveLanguage } from '../app/language.ts';
import { startProblems } from '../app/problems.ts';
import { OccurrenceBook } from '../app/schedules/occurrence-book.ts';
import type { PublishedFacts } from '../control/published/collections.ts';
import { SAMPLE_PRESETS } from '../practice/samples.ts';
import { withEarlierCalls } from '../recording/earlier-calls.ts';
import { type Recordings, shownAt } from '../recording/known-recordings.ts';
import { stopsInDoubt } from '../recording/planned-stops.ts';
import { viewOf } from '../recording/run-view.ts';
import { recover } from '../recording/settle-interrupted.ts';
import { type JournalLook, lookIntoJournal } from '../storage/journal/look-into-journal.ts';
import { firstPresets, presetsFile } from '../storage/presets.ts';
import { schedulesFile } from '../storage/schedules.ts';
import { INITIAL_SETTINGS, settingsFile } from '../storage/settings.ts';
import { lookAt } from '../storage/stored-value.ts';
import { directoryFile } from '../storage/vault/content.ts';
import { isLoopback } from '../zego/request/endpoint.ts';
import { recordingsOf } from './join-journal.ts';
import { scheduleViews } from './viewing.ts';

export interface ReadStoresOptions {
  readonly userData: string;
  readonly now: Date;
  /** Language of the desktop. */
  readonly systemLocale: string;
  readonly version: string;
  /** What is wrong with the data folder. */
  readonly problems: readonly Problem[];
}

/** What the files of a data folder hold, without their secrets. */
export interface StoresLook {
  readonly facts: PublishedFacts;
  /** What runs, or may run. */
  readonly recordings: Recordings;
  readonly journal: JournalLook;
}

/**
 * What an app that does not run would show, from the files of its data folder: nothing is written, and the vault stays
 * as it is. What an interrupted process left is told as the next start would settle it. Alarms, troubles of planned
 * starts and the search for files are known to a running app only.
 */
export const readStores = (options: ReadStoresOptions): PublishedFacts =>
  lookAtStores(options).facts;

/** The same, with what a dry run plans on. */
export function lookAtStores(options: ReadStoresOptions): StoresLook {
  const { userData, now, systemLocale, version } = options;
  const presets = lookAt(presetsFile(userData), firstPresets(SAMPLE_PRESETS));
  const schedules = lookAt(schedulesFile(userData), []);
  const settings = lookAt(settingsFile(userData), INITIAL_SETTINGS);
  const accounts = lookAt(directoryFile(userData), []);
  const journal = lookIntoJournal(join(userData, 'journal.sqlite'), now);
  const left = settled(journal, now.getTime());
  const book = new OccurrenceBook(journal.content?.occurrences ?? [], () => undefined);
  const starts = startProblems({
    ...{ journal: journal.problem, isJournalRead: journal.content !== null },
    ...{ presets: presets.fault, settings: settings.fault },
    ...{ schedules: schedules.fault, accounts: accounts.fault },
  });
  const facts: PublishedFacts = {
    ...{ version, language: resolveLanguage(settings.value.language, systemLocale), vault: null },
    accounts: [PRACTICE, ...accounts.value.map(shownAccount)],
    presets: presets.value,
    runs: Object.fromEntries(left.runs.map((run) => [run.presetId, run])),
    recordings: left.recordings.list(now.getTime()).map((one) => shownAt(one, now.getTime())),
    schedules: scheduleViews(schedules.value, now.getTime(), book),
    problems: [...options.problems, ...starts],
    ...{ dismissedRuns: [], scheduleTroubles: [], alarms: [], fileWatches: [] },
  };
  return { facts, recordings: left.recordings, journal };
}

const NO_SECRET = {
  protection: null,
  secret: 'locked',
  hasCallbackSecret: false,
  playbackKeysOf: [],
} as const;

const shownAccount = (account: KnownAccount): Account => ({
  ...account,
  practice: isLoopback(account.endpoint),
  ...{ ...NO_SECRET, playbackKeysOf: [] },
});

/** Its server takes an AppId and an address for each process. */
const PRACTICE: Account = {
  ...{ id: PRACTICE_ACCOUNT_ID, name: PRACTICE_ACCOUNT_NAME, appId: 0 },
  ...{ endpoint: 'http://127.0.0.1/', isTest: null, badge: 'test', colour: 'slate' },
  ...{ ...NO_SECRET, practice: true, playbackKeysOf: [] },
};

/** What the last process left, as `settleLastProcess` settles it, without writing it down. */
function settled(
  { content, marked, continued }: JournalLook,
  nowMs: number,
): { readonly recordings: Recordings; readonly runs: readonly RunView[] } {
  const recordings = recordingsOf(content);
  if (!content) return { recordings, runs: [] };
  const { orphans, gap, newestRuns } = content;
  const outcomes = new Map<string, CallOutcome>();
  const into = {
    settleAll: (all: readonly { readonly callId: string; readonly outcome: CallOutcome }[]) => {
      for (const { callId, outcome } of all) outcomes.set(callId, outcome);
    },
  };
  recover(orphans, into, recordings, nowMs, marked);
  const put = gap ? stopsInDoubt(recordings.list(nowMs), Date.parse(gap.since)) : [];
  recordings.apply({ put, drop: [] });
  recordings.dropAccount(PRACTICE_ACCOUNT_ID);
  const withOutcomes = (run: Run): Run => ({
    ...run,
    calls: run.calls.map((call) => {
      const outcome = outcomes.get(call.id);
      return outcome ? { ...call, state: 'settled' as const, outcome, durationMs: null } : call;
    }),
  });
  const runs = newestRuns
    .filter(({ accountId }) => accountId !== PRACTICE_ACCOUNT_ID)
    .map((run) => {
      const earlier = (continued.get(run.id) ?? []).map(withOutcomes);
      const history = { runsBetween: () => earlier };
      return withEarlierCalls(viewOf(withOutcomes(run), nowMs), history);
    });
  return { recordings, runs };
}

/** The language of the window, as the settings have it. */
export const readLanguage = (userData: string, systemLocale: string): PublishedFacts['language'] =>
  resolveLanguage(lookAt(settingsFile(userData), INITIAL_SETTINGS).value.language, systemLocale);
