import type { HistoryDetail } from '#contract/model/history.ts';
import type { Run } from '#contract/model/run.ts';
import { transaction } from '../../database.ts';
import type { Connection } from '../../search/connection.ts';
import { TermDictionary } from '../../search/term-dictionary.ts';
import { TimeIndex } from '../../search/time-index.ts';
import { detailText } from '../../stored-verdicts.ts';
import { type CallFacts, detailOf, type EntryFacts, factsOf } from '../search/facts.ts';
import { COLUMNS, type Column, KINDS } from '../search/schema.ts';
import { RunIndex } from './run-index.ts';

const INSERT_ENTRY = `INSERT INTO entries (call, nth, at, ${COLUMNS.join(', ')}, action, practice,
    task, reason, end_time, verdict, verified_at)
  VALUES (?, ?, ?, ${COLUMNS.map(() => '?').join(', ')}, ?, ?, ?, ?, ?, ?, ?)`;

/** Puts calls into the history and its indexes. One connection writes: this one. */
export class HistoryWriter {
  readonly connection: Connection;
  readonly terms: TermDictionary<Column>;
  readonly hours: TimeIndex;
  readonly runs: RunIndex;

  constructor(connection: Connection) {
    this.connection = connection;
    this.terms = new TermDictionary(connection, KINDS);
    this.hours = new TimeIndex(connection);
    this.runs = new RunIndex(connection);
  }

  /**
   * Takes over settled calls, all or none. Of one that is there already only the detail is renewed (an
   * operator may have added a verdict), so feeding twice is harmless.
   */
  add(runs: readonly Run[]): void {
    this.write(() => {
      for (const { calls, ...run } of runs) {
        const details = calls.flatMap((call) => detailOf(run, call) ?? []);
        this.put(details.filter((detail) => !this.#renew(detail)).map(factsOf));
      }
    });
  }

  /** One commit, with the counts that follow from it. */
  write<T>(work: () => T): T {
    try {
      return transaction(this.connection.database, () => {
        const result = work();
        this.terms.flush();
        this.hours.flush();
        return result;
      });
    } catch (error) {
      this.terms.forget();
      this.hours.forget();
      throw error;
    }
  }

  /** Calls of one run, whose entries get a place together. To be called inside `write`. */
  put(calls: readonly CallFacts[]): void {
    const ids = calls.flatMap((facts) => this.#putCall(facts));
    const [first, last] = [ids[0], ids.at(-1)];
    if (first === undefined || last === undefined) return;
    this.runs.add(
      { first, last },
      calls.map(({ detail }) => detail),
    );
  }

  #putCall(facts: CallFacts): number[] {
    const { connection } = this;
    const call = connection.run(
      'INSERT INTO call_details (call_id, detail) VALUES (?, ?)',
      facts.detail.call.id,
      detailText(facts.detail),
    ).lastInsertRowid;
    for (const value of facts.ids) {
      connection.run('INSERT INTO call_ids (value, call) VALUES (?, ?)', value, call);
    }
    return facts.entries.map((entry) => this.#putEntry(facts, entry, call));
  }

  #putEntry(facts: CallFacts, entry: EntryFacts, call: number): number {
    const { connection, terms } = this;
    const { detail, at } = facts;
    const id = connection.run(
      INSERT_ENTRY,
      call,
      entry.nth,
      at,
      ...COLUMNS.map((column) => terms.use(column, entry.terms[column])),
      detail.call.action,
      detail.practice ? 1 : 0,
      entry.task,
      entry.reason,
      detail.call.endTime,
      entry.verdict?.verdict ?? null,
      entry.verdict?.at ?? null,
    ).lastInsertRowid;
    this.hours.add(at, id);
    for (const value of entry.ids) {
      connection.run('INSERT INTO entry_ids (value, entry) VALUES (?, ?)', value, id);
    }
    return id;
  }

  #renew(detail: HistoryDetail): boolean {
    const { connection } = this;
    const { id } = detail.call;
    const known = connection.get<{ id: number; detail: string }>(
      'SELECT id, detail FROM call_details WHERE call_id = ?',
      id,
    );
    if (!known) return false;
    const text = detailText(detail);
    if (known.detail === text) return true;
    connection.run('UPDATE call_details SET detail = ? WHERE id = ?', text, known.id);
    const sql = 'UPDATE entries SET verdict = ?, verified_at = ? WHERE call = ? AND nth = ?';
    for (const { nth, verdict } of factsOf(detail).entries) {
      connection.run(sql, verdict?.verdict ?? null, verdict?.at ?? null, known.id, nth);
    }
    this.runs.callChanged(known.id);
    return true;
  }
}
