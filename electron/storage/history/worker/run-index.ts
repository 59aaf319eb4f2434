import type { HistoryDetail } from '#contract/model/history.ts';
import { summarizeRun } from '#contract/rules/run-summary.ts';
import type { Connection } from '../../search/connection.ts';
import { detailFromText } from '../../stored-verdicts.ts';

/**
 * The runs, each with its line. The entries of a run lie together, since the journal hands over a run when its
 * last call has settled: a run is the entries from its id to its `last`, and the run of an entry is the one with
 * the next lower id. What comes to a run after another one came is a second line of the same run.
 */
export class RunIndex {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Newest entries, all of one run. */
  add({ first, last }: { first: number; last: number }, details: readonly HistoryDetail[]): void {
    const runId = details[0]?.call.runId ?? '';
    const newest = this.#connection.get<{ id: number; runId: string }>(
      'SELECT id, run_id AS runId FROM runs ORDER BY id DESC LIMIT 1',
    );
    if (newest?.runId === runId) {
      this.#connection.run('UPDATE runs SET last = ? WHERE id = ?', last, newest.id);
      this.renew(newest.id);
      return;
    }
    this.#connection.run(
      'INSERT INTO runs (id, last, run_id, summary) VALUES (?, ?, ?, ?)',
      first,
      last,
      runId,
      JSON.stringify(summarizeRun(details)),
    );
    this.#count(1);
  }

  /** The run of a call, by the call's number in the file; null where the call has no entry. */
  ofCall(call: number): number | null {
    const found = this.#connection.get<{ run: number | null }>(
      `SELECT (SELECT MAX(id) FROM runs WHERE id <= e.id) AS run FROM entries AS e
         WHERE e.call = ? LIMIT 1`,
      call,
    );
    return found?.run ?? null;
  }

  callChanged(call: number): void {
    const run = this.ofCall(call);
    if (run !== null) this.renew(run);
  }

  /** Writes the line anew from what is kept of its calls; a run without any goes. */
  renew(run: number): void {
    const rows = this.#connection.all<{ detail: string }>(
      `SELECT d.detail FROM runs AS r CROSS JOIN entries AS e NOT INDEXED
         ON e.id BETWEEN r.id AND r.last JOIN call_details AS d ON d.id = e.call
         WHERE r.id = ? GROUP BY e.call ORDER BY MIN(e.id)`,
      run,
    );
    if (rows.length === 0) {
      const { changes } = this.#connection.run('DELETE FROM runs WHERE id = ?', run);
      this.#count(-changes);
      return;
    }
    const summary = summarizeRun(rows.flatMap(({ detail }) => readable(detail)));
    // Of calls that cannot be read any more the line stays as it was.
    if (!summary) return;
    const sql = 'UPDATE runs SET summary = ? WHERE id = ?';
    this.#connection.run(sql, JSON.stringify(summary), run);
  }

  #count(change: number): void {
    this.#connection.run("UPDATE totals SET n = n + ? WHERE name = 'runs'", change);
  }
}

function readable(detail: string): HistoryDetail[] {
  try {
    return [detailFromText(detail)];
  } catch {
    return [];
  }
}
