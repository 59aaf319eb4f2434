import { z } from 'zod';
import { type Call, callOutcomeSchema } from '#contract/model/outcome.ts';
import { type Run, runSchema } from '#contract/model/run.ts';
import type { Database } from '../database.ts';
import { verdictsFromText, verdictsText } from '../stored-verdicts.ts';

/** A call as the database has it, joined with its run. */
export interface CallRow {
  id: string;
  run_id: string;
  vendor: string;
  stream_ids: string;
  state: string;
  attempts: number;
  end_time: number | null;
  stop_at: number | null;
  started_at: string | null;
  duration_ms: number | null;
  outcome: string | null;
  words: string;
  run: string;
}

type RunOfRow = Omit<Run, 'calls'>;

/** The run of a row, without its calls. */
export const runOf = (row: CallRow): RunOfRow => JSON.parse(row.run);

export function callOf(row: CallRow, { action }: Pick<RunOfRow, 'action'>): Call {
  return {
    id: row.id,
    runId: row.run_id,
    action,
    vendor: row.vendor as Call['vendor'],
    streamIds: JSON.parse(row.stream_ids),
    state: row.state as Call['state'],
    attempts: row.attempts,
    endTime: row.end_time,
    ...(row.stop_at !== null && { stopAt: row.stop_at }),
    startedAt: row.started_at,
    durationMs: row.duration_ms,
    retryAt: null,
    outcome: row.outcome === null ? null : callOutcomeSchema.parse(JSON.parse(row.outcome)),
    verdicts: row.words === '[]' ? [] : verdictsFromText(row.words),
  };
}

/** Rows of calls as runs of one call each. */
export function runsOf(rows: readonly CallRow[]): Run[] {
  const runs = new Map<string, RunOfRow>();
  return rows.map((row) => {
    const run = runs.get(row.run_id) ?? runOf(row);
    runs.set(row.run_id, run);
    return { ...run, calls: [callOf(row, run)] };
  });
}

/** What of a run is kept: a view of it has more. */
const keptSchema = z.object(runSchema.omit({ calls: true, unrecorded: true }).shape);

/** Writes runs over what is there, each call as it is now; the history gets those that have settled. */
export function putRuns(database: Database, runs: readonly Run[]): void {
  const run = database.prepare(
    `INSERT INTO runs (id, preset_id, created_at, run, seq) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET run = excluded.run, seq = excluded.seq`,
  );
  const call = database.prepare(
    // A run may come with some of its calls: the place of one that is there already stays.
    `INSERT INTO calls (id, run_id, seq, vendor, stream_ids, state, attempts, end_time,
       stop_at, started_at, duration_ms, outcome, words, in_history)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
     ON CONFLICT (id) DO UPDATE SET state = excluded.state, attempts = excluded.attempts,
       end_time = excluded.end_time, stop_at = excluded.stop_at, started_at = excluded.started_at,
       duration_ms = excluded.duration_ms, outcome = excluded.outcome, in_history = 0,
       words = CASE excluded.words WHEN '[]' THEN words ELSE excluded.words END`,
  );
  for (const { calls, ...rest } of runs) {
    const kept = { ...keptSchema.parse(rest), unrecorded: false };
    run.run(kept.id, kept.presetId, kept.createdAt, JSON.stringify(kept), kept.seq);
    calls.forEach((it, seq) => {
      call.run(
        it.id,
        kept.id,
        seq,
        it.vendor,
        JSON.stringify(it.streamIds),
        it.state,
        it.attempts,
        it.endTime,
        it.stopAt ?? null,
        it.startedAt,
        it.durationMs,
        it.outcome === null ? null : JSON.stringify(it.outcome),
        verdictsText(it.verdicts),
      );
    });
  }
}
