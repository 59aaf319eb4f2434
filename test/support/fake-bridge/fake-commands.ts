import type { AppState } from '#contract/model/app-state.ts';
import type { Preset } from '#contract/model/preset.ts';
import { isUnderWay, type RunView } from '#contract/model/run.ts';
import type { Recording } from '#contract/model/start.ts';
import { classifyTargets, stoppable, targetsOf } from '#contract/rules/classify-targets.ts';
import { recordingId } from '#contract/rules/recording-id.ts';
import { Commands } from '../../../electron/app/commands.ts';
import type { MergeFacts } from '../../../electron/app/files/merge-service.ts';
import { type MovedEnds, moveEnds } from '../../../electron/recording/move-end.ts';
import type { Verdict } from '../../../electron/recording/operator-verdict.ts';
import type { RunAccount } from '../../../electron/recording/ports.ts';
import type { StartFacts } from '../../../electron/recording/recording-service.ts';
import { CannotRecord } from '../../../electron/recording/refused.ts';
import type { StartedRun } from '../../../electron/recording/runner.ts';

const NO_FILES: MergeFacts = {
  files: [],
  isMissing: true,
  obstacle: 'too-few',
  account: null,
  signer: null,
  earlier: null,
};

/** What a test has arranged. */
interface World {
  current(): AppState;
  disk(): { readonly takesRecords: boolean; readonly isUnread: boolean };
  /** Shows what the operator saw of a stream. */
  recordVerdict(verdict: Verdict): void;
  /** Puts recordings with another end in place of those that show. */
  changeRecordings(ends: MovedEnds): MovedEnds;
  /** Resolves when the operator has given a secret, or given up. */
  prompt(): Promise<void>;
}

/**
 * The program's own commands, and so its own rules of what is asked and refused, on the state that the page
 * shows; nothing is sent.
 */
export function fakeCommands(world: World): Commands {
  const presetOf = (id: string) => world.current().presets.find((preset) => preset.id === id);
  const begun: StartedRun = {
    run: { id: 'run', unrecorded: false } as RunView,
    settled: new Promise(() => undefined),
  };
  const toStop = (presetId: string): Recording[] => {
    const preset = presetOf(presetId);
    const { recordings } = world.current();
    if (!preset) return recordings.filter((one) => one.presetId === presetId);
    return stoppable(classifyTargets(preset, accountOf(preset, world.current()), recordings));
  };
  return new Commands({
    isPaused: () => false,
    recordings: {
      isLeaving: false,
      isUnderWay: (presetId) => isUnderWay(world.current().runs[presetId]),
      factsOf: (presetId) => {
        const preset = presetOf(presetId);
        return preset ? factsOf(preset, world) : null;
      },
      start: ({ mayGoUnrecorded }) => {
        if (!world.disk().takesRecords && !mayGoUnrecorded) throw new CannotRecord();
        return begun;
      },
      toStop,
      running: () => [...world.current().recordings],
      stop: () => ({ started: [begun], unstopped: [] }),
      stopAllNamed: () => begun,
      hasPassed: (_recording, until) => until * 1000 <= Date.now(),
      handingOver: () => world.current().recordings.filter(({ handOver }) => handOver),
      handOver: () => ({ started: [begun], unstopped: [] }),
      moveEnd: (recordings, until) => world.changeRecordings(moveEnds(recordings, until)),
    },
    // The page's double of main has no files that could be merged.
    merges: {
      factsOf: async () => NO_FILES,
      begin: () => Promise.reject(new Error('nothing to merge')),
      watch: (merge) => ({ id: merge.id, settled: Promise.resolve(merge), now: () => merge }),
    },
    verdicts: {
      factsOf: ({ callId, verdict, key }) => {
        const running = world
          .current()
          .recordings.find((one) =>
            key
              ? recordingId(one) === recordingId(key)
              : one.callId === callId && one.streamId === verdict.streamId,
          );
        const isHidden = verdict.verdict === 'not-recording' && running?.certainty !== 'uncertain';
        return { isFound: true, hides: isHidden ? (running ?? null) : null };
      },
      record: (verdict) => world.recordVerdict(verdict),
      recordEvidence: () => false,
      reconsider: () => false,
    },
    prompt: { ask: () => world.prompt() },
    findPreset: presetOf,
    newestRun: (presetId) => world.current().runs[presetId],
    listAccounts: () => world.current().accounts,
    testAccount: async () => null,
    checkStreams: async () => null,
  });
}

const accountOf = ({ accountId }: Preset, { accounts }: AppState) =>
  accounts.find(({ id }) => id === accountId);

function factsOf(preset: Preset, world: World): StartFacts {
  const state = world.current();
  const account = accountOf(preset, state) ?? null;
  const { running, uncertain, missing } = classifyTargets(preset, account, state.recordings);
  return {
    preset,
    account,
    // The double signs nothing: that there is a secret is all that the rules look at.
    signer: account?.secret === 'held' ? ({ id: account.id } as RunAccount) : null,
    isUnderWay: isUnderWay(state.runs[preset.id]),
    isEndOutOfRange: false,
    nowMs: Date.now(),
    running: targetsOf(running),
    uncertain: targetsOf(uncertain),
    missing,
    isUnknown: world.disk().isUnread,
  };
}
