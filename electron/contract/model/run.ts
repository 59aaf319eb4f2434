import { z } from 'zod';
import { isTestSchema } from './account.ts';
import {
  type Call,
  callSchema,
  countsSchema,
  type OperatorVerdict,
  rolledStatusSchema,
  type StreamOutcome,
} from './outcome.ts';
import { runEndSchema } from './preset.ts';
import { occurrenceSchema } from './schedule.ts';
import { actionSchema } from './vendor.ts';

/** Longer than every name of a token and every address. */
const MAX_VIA = 100;

/** Where a run came from. A deep link is not among them: it may open a preset, never start one. */
export const SOURCES = [
  'window',
  'tray',
  'hotkey',
  'command-line',
  'schedule',
  'planned-stop',
  'hand-over',
  'http',
  'hyperdeck',
] as const;
export const sourceSchema = z.enum(SOURCES);
export type Source = z.infer<typeof sourceSchema>;

/** Which caller it was, where many use one source. */
export const viaSchema = z.string().min(1).max(MAX_VIA);

/** One click and all its calls. */
export const runSchema = z.strictObject({
  id: z.string(),
  /** Grows with each run, whatever the clock does. */
  seq: z.int(),
  presetId: z.string(),
  presetName: z.string(),
  accountId: z.string(),
  accountName: z.string(),
  appId: z.int(),
  /** `serviceOf` the account's endpoint: with the AppId it says where the recordings are. */
  service: z.string(),
  isTest: isTestSchema,
  /** Aliyun's, as sent: a stop must repeat them (facts §0). */
  domain: z.string().nullable(),
  point: z.string().nullable(),
  practice: z.boolean(),
  action: actionSchema,
  source: sourceSchema,
  /** Over a control surface: the name of the token, or the address of the desk. */
  via: viaSchema.optional(),
  /** What this start was asked to end with; absent where the preset's own end holds. */
  end: runEndSchema.nullable().optional(),
  /** The planned start that it was begun for. */
  occurrence: occurrenceSchema.optional(),
  /** Of a planned stop or a hand-over: when it was due, in Unix seconds. */
  plannedFor: z.int().optional(),
  /** Of a hand-over: the id of the run that began the recordings, to which its files belong. */
  continues: z.string().optional(),
  /** Of a hand-over: when the first of the tasks that it takes over from ends, in Unix seconds. */
  firstTaskEnd: z.int().optional(),
  createdAt: z.iso.datetime(),
  /** The disk could not take it: what is known of it lives in memory only. */
  unrecorded: z.boolean().default(false),
  calls: z.array(callSchema),
});
export type Run = z.infer<typeof runSchema>;

/** State of a run: still going, or the combined outcome of its calls. */
export const runStatusSchema = z.union([z.enum(['queued', 'sending']), rolledStatusSchema]);
export type RunStatus = z.infer<typeof runStatusSchema>;

/** A run with its summary, as the window and the tray show it. */
export const runViewSchema = runSchema.extend({
  status: runStatusSchema,
  counts: countsSchema,
  /** All that was accepted is known to have ended: only where the vendor was given an end time. */
  ended: z.boolean(),
  /** An unknown outcome without an operator's verdict yet. */
  needsVerdict: z.boolean(),
  /**
   * Of a hand-over: the newest call for each stream of the preset that it does not name, from the run that it continues
   * on, oldest first. Absent where there is none; never part of its own status and counts.
   */
  earlierCalls: z.array(callSchema).optional(),
});
export type RunView = z.infer<typeof runViewSchema>;

/** The calls by which the streams of a run's preset are told: a hand-over is one run with what it continues. */
export const callsOf = (
  run: Pick<RunView, 'calls' | 'earlierCalls'> | undefined,
): readonly Call[] =>
  run?.earlierCalls ? [...run.earlierCalls, ...run.calls] : (run?.calls ?? []);

/**
 * What is shown of a settled run. `already-recording` where all of it runs and some of it ran before: the
 * calls created nothing there, so in the data they are `rejected`. `verified-…` where an operator has settled
 * all that was not accepted: the vendor's own response stays in the data.
 */
export type ShownStatus =
  | RunStatus
  | 'already-recording'
  | 'verified-recording'
  | 'verified-not-recording';

type ShownRow = Pick<StreamOutcome, 'status' | 'reason'> & Partial<Pick<StreamOutcome, 'streamId'>>;

/**
 * The status to show for these rows, which have rolled up to `status`.
 *
 * @param verdicts what operators found out about streams of these rows, oldest first.
 */
export function shownOf(
  status: RunStatus,
  rows: readonly ShownRow[],
  verdicts: readonly OperatorVerdict[] = [],
): ShownStatus {
  const shown = rows.map((row) => shownOfRow(row, verdicts));
  const has = (one: ShownStatus) => shown.includes(one);
  if (has('verified-recording') || has('verified-not-recording')) {
    if (shown.every((one) => one === 'verified-not-recording')) return 'verified-not-recording';
    if (shown.every(isWell)) return 'verified-recording';
    return has('unknown') ? status : 'partial';
  }
  return has('already-recording') && shown.every(isWell) ? 'already-recording' : status;
}

function shownOfRow(
  { status, reason, streamId }: ShownRow,
  verdicts: readonly OperatorVerdict[],
): ShownStatus {
  if (status === 'accepted') return status;
  const verdict = verdicts.findLast((one) => one.streamId === streamId);
  if (verdict)
    return verdict.verdict === 'recording' ? 'verified-recording' : 'verified-not-recording';
  return reason === 'already-recording' ? 'already-recording' : status;
}

/** When the operator settled the last of it; null where no verdict was given. ISO 8601 in UTC. */
export const verifiedAt = (calls: readonly Pick<Call, 'verdicts'>[]): string | null =>
  calls
    .flatMap(({ verdicts }) => verdicts.map(({ at }) => at))
    .sort()
    .at(-1) ?? null;

export const shownStatus = ({ status, calls }: Pick<RunView, 'status' | 'calls'>): ShownStatus =>
  isUnderWay({ status })
    ? status
    : shownOf(
        status,
        calls.flatMap(({ id, outcome }) =>
          (outcome?.streams ?? []).map((row) => ({ ...row, streamId: `${id} ${row.streamId}` })),
        ),
        calls.flatMap(({ id, verdicts }) =>
          verdicts.map((one) => ({ ...one, streamId: `${id} ${one.streamId}` })),
        ),
      );

/** Whether all that the operator asked for runs, even if another start began it. */
export const isWell = (status: ShownStatus): boolean =>
  status === 'accepted' || status === 'already-recording' || status === 'verified-recording';

/** Whether something of it is still to be answered. */
export const isUnderWay = (run: Pick<RunView, 'status'> | undefined): boolean =>
  run?.status === 'queued' || run?.status === 'sending';

/** Whether a stop was answered, and something of its preset, which `isRecording`, goes on all the same. */
export function hasOpenStop(run: RunView | undefined, isRecording: boolean): boolean {
  if (run?.action !== 'StopCDNRecord' || isUnderWay(run) || !isRecording) return false;
  const status = shownStatus(run);
  return status !== 'accepted' && status !== 'verified-not-recording';
}

/**
 * Streams at their vendors, and how many of them were wholly accepted. An answer may have more rows than
 * streams: Ws has one for each file format (specification, response of Ws).
 */
export function streamCounts({ calls }: Pick<RunView, 'calls'>): {
  accepted: number;
  total: number;
} {
  const isAccepted = ({ outcome }: Call, id: string) => {
    const rows = outcome?.streams.filter(({ streamId }) => streamId === id) ?? [];
    return rows.length > 0 && rows.every(({ status }) => status === 'accepted');
  };
  const accepted = calls.map((call) => call.streamIds.filter((id) => isAccepted(call, id)).length);
  const all = calls.map(({ streamIds }) => streamIds.length);
  const sum = (numbers: readonly number[]) => numbers.reduce((left, right) => left + right, 0);
  return { accepted: sum(accepted), total: sum(all) };
}
