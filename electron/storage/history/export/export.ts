import { basename } from 'node:path';
import type { ExportFault, ExportProgress, HistoryDetail } from '#contract/model/history.ts';
import type { ExportOrder } from '../messages.ts';
import type { HistoryReader } from '../search/reader.ts';
import { rowsOf } from '../search/rows.ts';
import { csvHead, csvLine, EXPORT_TEXTS } from './csv.ts';
import { ExportFile } from './file.ts';
import { exportRow, jsonLine, readDetail, wholeCall } from './row.ts';

/** Rows written between two looks at what else there is to do: some 10 ms. */
const BATCH = 128;
const SEARCH_MS = 8;
/** Rest after each batch: for what else there is to do, here and in main. */
const REST_MS = 4;
/** How often the export reports its progress. */
const TELL_EVERY_MS = 250;

const FAULTS: Readonly<Record<string, ExportFault>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  EACCES: 'not-writable',
  EPERM: 'not-writable',
  EROFS: 'not-writable',
  ENOENT: 'not-writable',
  ENOTDIR: 'not-writable',
  EISDIR: 'not-writable',
  ENAMETOOLONG: 'not-writable',
};

/** Writes what a filter finds into a file, newest first, a few rows at a time. */
export class HistoryExport {
  readonly #reader: HistoryReader;
  readonly #order: ExportOrder;
  readonly #tell: (progress: ExportProgress) => void;
  #file: ExportFile | null = null;
  #done = 0;
  #total: number | null = null;
  #calls = 0;
  #lastCall = 0;
  #end: 'cancelled' | 'abandoned' | null = null;

  constructor(reader: HistoryReader, order: ExportOrder, tell: (progress: ExportProgress) => void) {
    this.#reader = reader;
    this.#order = order;
    this.#tell = tell;
  }

  cancel(): void {
    this.#end ??= 'cancelled';
  }

  /** The program ends: stops at once, without a notice. */
  abandon(): void {
    this.#end = 'abandoned';
    this.#file?.discard();
  }

  /** Never rejects: a progress notice reports the end. */
  async run(): Promise<void> {
    try {
      if (this.#end === null) await this.#write();
      if (this.#end !== null) this.#file?.discard();
      if (this.#end === 'abandoned') return;
      this.#say(this.#end ?? 'done');
    } catch (error) {
      this.#file?.discard();
      if (this.#end !== 'abandoned') this.#say('failed', faultOf(error));
    }
  }

  async #write(): Promise<void> {
    const { filter, format, language, path } = this.#order;
    const { count, exact } = await this.#reader.count(filter);
    if (this.#end !== null) return;
    this.#total = exact ? count : null;
    this.#file = new ExportFile(path);
    if (format === 'csv') this.#file.write(csvHead(EXPORT_TEXTS[language]));
    if (format === 'json') this.#file.write('[');
    let before: number | null = Number.MAX_SAFE_INTEGER;
    let told = Number.NEGATIVE_INFINITY;
    while (before !== null) {
      before = this.#writeSome(before);
      if (performance.now() - told >= TELL_EVERY_MS) {
        told = performance.now();
        this.#say('running');
      }
      await new Promise((resume) => setTimeout(resume, REST_MS));
      if (this.#end !== null) return;
    }
    if (format === 'json') this.#file.write(this.#calls === 0 ? ']\n' : '\n]\n');
    this.#file.finish();
  }

  /** Where to go on; null at the end. */
  #writeSome(before: number): number | null {
    const { filter, format } = this.#order;
    const reader = this.#reader;
    return reader.connection.snapshot(() => {
      const deadline = performance.now() + SEARCH_MS;
      const { ids, floor, complete } = reader.find(filter, before, BATCH, deadline);
      if (format === 'json') this.#writeCalls(ids);
      else this.#writeRows(ids);
      this.#done += ids.length;
      return complete ? null : floor;
    });
  }

  #writeRows(ids: readonly number[]): void {
    const { format, language } = this.#order;
    const texts = EXPORT_TEXTS[language];
    const rows = rowsOf(this.#reader.connection, ids);
    const details = new Map<number, HistoryDetail | null>();
    this.#callsOf(ids).forEach(({ call, nth, detail }, index) => {
      if (!details.has(call)) details.set(call, readDetail(detail));
      const row = rows[index];
      if (!row) return;
      const whole = exportRow(row, details.get(call) ?? null, nth);
      this.#file?.write(format === 'csv' ? csvLine(whole, texts) : jsonLine(whole));
    });
  }

  /** The rows of a call lie together, so the last one written is enough to know. */
  #writeCalls(ids: readonly number[]): void {
    for (const { call, detail } of this.#callsOf(ids)) {
      if (call === this.#lastCall) continue;
      this.#lastCall = call;
      this.#file?.write(`${this.#calls === 0 ? '\n' : ',\n'}${wholeCall(detail)}`);
      this.#calls += 1;
    }
  }

  #callsOf(ids: readonly number[]): { call: number; nth: number; detail: string }[] {
    return this.#reader.connection.all(
      `SELECT e.call, e.nth, d.detail FROM json_each(?) AS c
         CROSS JOIN entries AS e ON e.id = c.value
         JOIN call_details AS d ON d.id = e.call ORDER BY c.key`,
      JSON.stringify(ids),
    );
  }

  #say(state: ExportProgress['state'], fault: ExportFault | null = null): void {
    const { id, path, format } = this.#order;
    this.#tell({
      id,
      file: basename(path),
      done: this.#done,
      total: this.#total,
      calls: format === 'json' ? this.#calls : null,
      state,
      fault,
    });
  }
}

function faultOf(error: unknown): ExportFault {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
  return FAULTS[code] ?? 'internal';
}
