import type { HistoryDetail } from '#contract/model/history.ts';
import type { Run } from '#contract/model/run.ts';
import { transaction } from '../../database.ts';
import { detailText } from '../../stored-verdicts.ts';
import { type CallFacts, detailOf, type EntryFacts, factsOf } from '../search/facts.ts';
import { COLUMNS } from '../search/schema.ts';
import type { Connection } from '../search/statements.ts';
import { TermDictionary } from './term-dictionary.ts';
import { TimeIndex } from './time-index.ts';

const INSERT_ENTRY = `INSERT INTO entries (call, nth, at, ${COLUMNS.join(', ')}, action, practice,
    task, reason, end_time)
  VALUES (?, ?, ?, ${COLUMNS.map(() => '?').join(', ')}, ?, ?, ?, ?, ?)`;

/** Puts calls into the history and its indexes. One connection writes: this one. */
export class HistoryWriter {
  readonly connection: Connection;
  readonly terms: TermDictionary;
  readonly hours: TimeIndex;

  constructor(connection: Connection) {
    this.connection = connection;
    this.terms = new TermDictionary(connection);
    this.hours = new TimeIndex(connection);
  }

  /**
   * Takes over settled calls, all or none. Of one that is there already only the detail is renewed (an
   * operator may have added a verdict), so feeding twice is harmless.
   */
  add(runs: readonly Run[]): void {
    this.write(() => {
      for (const { calls, ...run } of runs) {
        for (const call of calls) {
          const detail = detailOf(run, call);
          if (detail && !this.#renew(detail)) this.put(factsOf(detail));
        }
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

  /** To be called inside `write`. */
  put(facts: CallFacts): void {
    const { connection } = this;
    const call = connection.run(
      'INSERT INTO call_details (call_id, detail) VALUES (?, ?)',
      facts.detail.call.id,
      detailText(facts.detail),
    ).lastInsertRowid;
    for (const value of facts.ids) {
      connection.run('INSERT INTO call_ids (value, call) VALUES (?, ?)', value, call);
    }
    for (const entry of facts.entries) this.#putEntry(facts, entry, call);
  }

  #putEntry(facts: CallFacts, entry: EntryFacts, call: number): void {
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
    ).lastInsertRowid;
    this.hours.add(at, id);
    for (const value of entry.ids) {
      connection.run('INSERT INTO entry_ids (value, entry) VALUES (?, ?)', value, id);
    }
  }

  #renew(detail: HistoryDetail): boolean {
    const sql = 'UPDATE call_details SET detail = ? WHERE call_id = ?';
    return this.connection.run(sql, detailText(detail), detail.call.id).changes > 0;
  }
}
