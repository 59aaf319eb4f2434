import { z } from 'zod';
import { type Call, callOutcomeSchema, personWordSchema } from '../../contract/outcome.ts';
import type { Run } from '../../contract/run.ts';

/** A call as the database has it, joined with its run. */
export interface CallRow {
  id: string;
  run_id: string;
  vendor: string;
  stream_ids: string;
  state: string;
  attempts: number;
  end_time: number | null;
  started_at: string | null;
  duration_ms: number | null;
  outcome: string | null;
  words: string;
  run: string;
}

const wordsSchema = z.array(personWordSchema);

/** The run of a row, without its calls. */
export const runOf = (row: CallRow): Omit<Run, 'calls'> => JSON.parse(row.run);

export function callOf(row: CallRow): Call {
  return {
    id: row.id,
    runId: row.run_id,
    action: runOf(row).action,
    vendor: row.vendor as Call['vendor'],
    streamIds: JSON.parse(row.stream_ids),
    state: row.state as Call['state'],
    attempts: row.attempts,
    endTime: row.end_time,
    startedAt: row.started_at,
    durationMs: row.duration_ms,
    retryAt: null,
    outcome: row.outcome === null ? null : callOutcomeSchema.parse(JSON.parse(row.outcome)),
    words: wordsSchema.parse(JSON.parse(row.words)),
  };
}

/** Rows of calls as runs of one call each. */
export const runsOf = (rows: readonly CallRow[]): Run[] =>
  rows.map((row) => ({ ...runOf(row), calls: [callOf(row)] }));
