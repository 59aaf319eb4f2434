import { basename } from 'node:path';
import type { ExportFault, ExportProgress } from '#contract/model/history.ts';
import type { ExportOrder } from '../messages.ts';
import type { HistoryReader } from '../search/reader.ts';
import { ExportFile } from './file.ts';
import { HistoryText, headOf, NEWEST } from './render.ts';

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
  readonly #text: HistoryText;
  readonly #tell: (progress: ExportProgress) => void;
  #file: ExportFile | null = null;
  #done = 0;
  #total: number | null = null;
  #end: 'cancelled' | 'abandoned' | null = null;

  constructor(reader: HistoryReader, order: ExportOrder, tell: (progress: ExportProgress) => void) {
    this.#reader = reader;
    this.#order = order;
    this.#text = new HistoryText(reader, order);
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
    const { filter, path } = this.#order;
    const { count, exact } = await this.#reader.count(filter);
    if (this.#end !== null) return;
    this.#total = exact ? count : null;
    this.#file = new ExportFile(path);
    this.#file.write(headOf(this.#order));
    let before: number | null = NEWEST;
    let told = Number.NEGATIVE_INFINITY;
    while (before !== null) {
      const portion = this.#text.some(before);
      this.#file.write(portion.text);
      this.#done += portion.rows;
      before = portion.next;
      if (performance.now() - told >= TELL_EVERY_MS) {
        told = performance.now();
        this.#say('running');
      }
      await new Promise((resume) => setTimeout(resume, REST_MS));
      if (this.#end !== null) return;
    }
    this.#file.write(this.#text.tail);
    this.#file.finish();
  }

  #say(state: ExportProgress['state'], fault: ExportFault | null = null): void {
    const { id, path, format } = this.#order;
    this.#tell({
      id,
      file: basename(path),
      done: this.#done,
      total: this.#total,
      calls: format === 'json' ? this.#text.calls : null,
      state,
      fault,
    });
  }
}

function faultOf(error: unknown): ExportFault {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
  return FAULTS[code] ?? 'internal';
}
