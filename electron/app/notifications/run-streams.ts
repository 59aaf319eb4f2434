import type { AppState } from '#contract/model/app-state.ts';
import type { Call, Status, StreamOutcome } from '#contract/model/outcome.ts';
import type { RunView } from '#contract/model/run.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { classifyTargets } from '#contract/rules/classify-targets.ts';
import {
  type StreamState,
  type StreamStateName,
  streamStates,
} from '#contract/rules/stream-states.ts';

/**
 * What a run came to for one stream at one vendor. `done`: it records, or has recorded; of a stop: it was stopped.
 * `already`: it recorded before. `not-done`: it does not record; of a stop: it was not stopped. `in-part`: it
 * records, but not in all file formats.
 */
export type Result = 'done' | 'already' | 'not-done' | 'in-part' | 'to-verify' | 'sending';

export interface RunStream {
  readonly vendor: Vendor;
  readonly streamId: string;
  readonly result: Result;
  /** Needs an operator: it is trouble, and no operator has settled it. */
  readonly open: boolean;
  /** The call of the run that was for it; null where an earlier run was. */
  readonly call: Call | null;
  /** The row of the response that says most about the trouble. */
  readonly row: StreamOutcome | null;
}

type Facts = Pick<AppState, 'accounts' | 'presets' | 'runs' | 'recordings'>;

/**
 * The streams that a run is told by. Of the newest start of a preset these are all that the preset names, as wall
 * and counters count them; of a stop, or of a preset that is gone, those of the run itself.
 */
export const runStreams = (run: RunView, facts: Facts): RunStream[] =>
  run.action === 'StopCDNRecord' ? streamsOfStop(run) : streamsOfStart(run, facts);

function streamsOfStart(run: RunView, { accounts, presets, runs, recordings }: Facts): RunStream[] {
  const preset = presets.find(({ id }) => id === run.presetId);
  const isNewest = preset !== undefined && runs[run.presetId]?.id === run.id;
  const named = isNewest ? preset : namedBy(run);
  const account = accounts.find(({ id }) => id === named.accountId);
  const streams = streamStates(named, run, classifyTargets(named, account, recordings));
  return streams.flatMap((stream) => {
    const result = RESULT_OF[stream.state];
    const isOfRun = stream.call !== null || (isNewest && !stream.orphaned);
    if (!result || !isOfRun) return [];
    const open = isTrouble(result) && stream.state !== 'verified-not-recording';
    const { vendor, streamId, rows } = stream;
    const call = stream.call?.runId === run.id ? stream.call : null;
    return [{ vendor, streamId, result, open, call, row: tellingRow(rows) }];
  });
}

const namedBy = ({ presetId: id, accountId, calls }: RunView) => ({
  id,
  accountId,
  vendors: [...new Set(calls.map(({ vendor }) => vendor))],
  streamIds: [...new Set(calls.flatMap(({ streamIds }) => streamIds))],
});

const RESULT_OF: Readonly<Record<StreamStateName, Result | null>> = {
  idle: null,
  missing: 'not-done',
  sending: 'sending',
  accepted: 'done',
  'already-recording': 'already',
  'verified-recording': 'done',
  partial: 'in-part',
  unknown: 'to-verify',
  rejected: 'not-done',
  failed: 'not-done',
  'verified-not-recording': 'not-done',
  ended: 'done',
};

const isTrouble = (result: Result): boolean =>
  result === 'not-done' || result === 'in-part' || result === 'to-verify';

const streamsOfStop = ({ calls }: RunView): RunStream[] =>
  calls.flatMap((call) =>
    call.streamIds.map((streamId) => {
      const rows = call.outcome?.streams.filter((row) => row.streamId === streamId) ?? [];
      const verdict = call.verdicts.findLast((one) => one.streamId === streamId)?.verdict;
      const result = verdict ? VERIFIED[verdict] : stopResult(call, rows);
      const open = !verdict && isTrouble(result);
      return { vendor: call.vendor, streamId, result, open, call, row: tellingRow(rows) };
    }),
  );

const VERIFIED = { recording: 'not-done', 'not-recording': 'done' } as const;

function stopResult({ state }: Call, rows: readonly StreamOutcome[]): Result {
  if (state !== 'settled') return 'sending';
  const has = (status: Status) => rows.some((row) => row.status === status);
  if (rows.length === 0 || has('unknown')) return 'to-verify';
  return has('rejected') || has('failed') ? 'not-done' : 'done';
}

const TELLING: readonly Status[] = ['unknown', 'rejected', 'failed'];

const tellingRow = (rows: StreamState['rows']): StreamOutcome | null =>
  TELLING.flatMap((status) => rows.filter((row) => row.status === status))[0] ?? null;
