import type { Collection, PublishedState } from '#contract/control/messages.ts';
import type { PublishedApp, PublishedPreset } from '#contract/control/views.ts';
import type { AppState } from '#contract/model/app-state.ts';
import type { Preset } from '#contract/model/preset.ts';
import { callsOf } from '#contract/model/run.ts';
import { rememberedSummaries } from '#contract/rules/preset-summaries.ts';
import { type PresetSummary, summarizePreset } from '#contract/rules/preset-summary.ts';
import { isKnownWhatRuns } from '#contract/rules/what-runs.ts';
import {
  publishedAccount,
  publishedAlarm,
  publishedCall,
  publishedFileSearch,
  publishedPreset,
  publishedProblem,
  publishedRecording,
  publishedRun,
  publishedSchedule,
  publishedScheduleTrouble,
} from './views.ts';

/** The parts of the application state that are published. */
export type PublishedFacts = Pick<
  AppState,
  | 'accounts'
  | 'presets'
  | 'runs'
  | 'dismissedRuns'
  | 'recordings'
  | 'schedules'
  | 'scheduleTroubles'
  | 'alarms'
  | 'problems'
  | 'fileWatches'
  | 'language'
  | 'version'
> & {
  /** Null where it was not opened: the facts are read from the files of an app that does not run. */
  readonly vault: Pick<AppState['vault'], 'state'> | null;
};

/** A list of what is published, of one moment. */
type ListOf<C extends Collection> = (facts: PublishedFacts) => PublishedState[C];
export type Lists = { readonly [C in Collection]: ListOf<C> };

/** The parts of the state that each list is made of: a change of no other part concerns it. */
export const PARTS_OF: Readonly<Record<Collection | 'app', readonly (keyof PublishedFacts)[]>> = {
  app: ['version', 'language', 'vault', 'problems'],
  accounts: ['accounts', 'vault'],
  presets: ['presets', 'accounts', 'runs', 'recordings', 'dismissedRuns'],
  recordings: ['recordings'],
  runs: ['runs', 'dismissedRuns'],
  calls: ['runs'],
  schedules: ['schedules', 'presets'],
  scheduleTroubles: ['scheduleTroubles'],
  alarms: ['alarms'],
  problems: ['problems'],
  fileSearches: ['fileWatches'],
};

export const appOf = ({ version, language, vault, problems }: PublishedFacts): PublishedApp => ({
  ...{ running: vault !== null, version, language, vault: vault?.state ?? null },
  knowsWhatRuns: isKnownWhatRuns(problems),
});

/**
 * The lists of a state, for a reader that asks at every change: what a change does not concern is the very object of
 * the last time.
 */
export function createLists(): Lists {
  const accounts = remembered(publishedAccount);
  const recordings = remembered(publishedRecording);
  const troubles = remembered(publishedScheduleTrouble);
  const alarms = remembered(publishedAlarm);
  const searches = remembered(publishedFileSearch);
  return {
    accounts: ({ accounts: known, vault }) =>
      vault ? known.map(accounts) : known.map((one) => ({ ...accounts(one), secret: null })),
    presets: presetsOf(),
    recordings: (facts) => facts.recordings.map(recordings),
    runs: ({ runs, dismissedRuns }) =>
      Object.values(runs).map((run) => publishedRun(run, dismissedRuns.includes(run.id))),
    calls: callsOfRuns(),
    schedules: ({ schedules, presets }) => {
      const names = new Map(presets.map(({ id, name }) => [id, name]));
      return schedules.map((one) =>
        publishedSchedule(one, names.get(one.schedule.presetId) ?? null),
      );
    },
    scheduleTroubles: (facts) => facts.scheduleTroubles.map(troubles),
    alarms: (facts) => facts.alarms.map(alarms),
    problems: ({ problems }) =>
      problems.map((problem, at) => {
        const before = problems.slice(0, at).filter(({ code }) => code === problem.code);
        return publishedProblem(problem, before.length);
      }),
    fileSearches: (facts) => facts.fileWatches.map(searches),
  };
}

/** All that is published of a state, once. */
export function publishedState(facts: PublishedFacts): PublishedState {
  const lists = createLists();
  return {
    app: appOf(facts),
    accounts: lists.accounts(facts),
    presets: lists.presets(facts),
    recordings: lists.recordings(facts),
    runs: lists.runs(facts),
    calls: lists.calls(facts),
    schedules: lists.schedules(facts),
    scheduleTroubles: lists.scheduleTroubles(facts),
    alarms: lists.alarms(facts),
    problems: lists.problems(facts),
    fileSearches: lists.fileSearches(facts),
  };
}

/** Main replaces what changes, so the same object has the same view. */
function remembered<T extends object, V>(view: (one: T) => V): (one: T) => V {
  const known = new WeakMap<T, V>();
  return (one) => {
    const before = known.get(one);
    if (before !== undefined) return before;
    const made = view(one);
    known.set(one, made);
    return made;
  };
}

/** Presets on the board in its order, archived ones, then deleted ones of which something runs or may run. */
function presetsOf(): ListOf<'presets'> {
  const summaries = rememberedSummaries();
  const views = new WeakMap<PresetSummary, PublishedPreset>();
  return (facts) => {
    const shown = summaries(facts);
    const known = new Set(shown.map(({ presetId }) => presetId));
    const isLeftOut = ({ id }: Preset) => !known.has(id);
    const archived = facts.presets.filter(isLeftOut).map((one) => summarizePreset(one, facts));
    const names = new Map(facts.accounts.map(({ id, name }) => [id, name]));
    return [...shown, ...archived].map((summary) => {
      const before = views.get(summary);
      if (before) return before;
      const accountId = accountOf(summary);
      const view = publishedPreset(summary, accountId, names.get(accountId) ?? null);
      views.set(summary, view);
      return view;
    });
  };
}

/** Of a deleted preset the account by which it was started. */
function accountOf({ preset, standing, run }: PresetSummary): string {
  if (preset) return preset.accountId;
  return standing.orphaned[0]?.accountId ?? run?.accountId ?? '';
}

/** Of a hand-over also those of the runs that it continues, which speak for the streams that it does not name. */
function callsOfRuns(): ListOf<'calls'> {
  const views = new WeakMap<object, PublishedState['calls'][number]>();
  return ({ runs }) =>
    Object.values(runs).flatMap((run) =>
      callsOf(run).map((call) => {
        const before = views.get(call);
        if (before) return before;
        const view = publishedCall(run, call);
        views.set(call, view);
        return view;
      }),
    );
}
