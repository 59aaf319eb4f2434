import type { RangeAnswer } from '../../../zego/transport/range-exchange.ts';
import type { FileReader } from '../../../zego/transport/transport.ts';

/** Bytes of one request: the heads of most files fit in it. */
const BLOCK = 65_536;

/** Requests that one check may send for one file: a container that leads about without end is no good one. */
const MOST_REQUESTS = 40;

/** The server did not give the bytes: its answer says why. */
export class NotRead extends Error {
  readonly answer: Exclude<RangeAnswer, { kind: 'bytes' }>;
  constructor(answer: Exclude<RangeAnswer, { kind: 'bytes' }>) {
    super(`not read: ${answer.kind}`);
    this.answer = answer;
  }
}

/** The file is not built as its format wants it, or a part is missing; the text says which. */
export class BadContainer extends Error {
  readonly verdict: 'incomplete' | 'unreadable';
  constructor(verdict: 'incomplete' | 'unreadable', what: string) {
    super(what);
    this.verdict = verdict;
  }
}

/** It exists, and nothing more of it can be had: the server sends no parts, or would have to send too many. */
export class NotLookedInto extends Error {}

/** A file far away, read in parts; a part that was read is kept while the check goes on. */
export class FileBytes {
  readonly url: string;
  readonly #reader: FileReader;
  readonly #blocks = new Map<number, Buffer>();
  #requests = 0;
  #total: number | null = null;

  constructor(reader: FileReader, url: string) {
    this.#reader = reader;
    this.url = url;
  }

  /** Size of the file in bytes, known after the first read where the server tells it at all. */
  get total(): number | null {
    return this.#total;
  }

  /**
   * The bytes from `from` on, fewer than `length` at the file's end only.
   * @throws NotRead, NotLookedInto
   */
  async read(from: number, length: number): Promise<Buffer> {
    const first = Math.floor(from / BLOCK);
    const last = Math.floor((from + length - 1) / BLOCK);
    const missing = range(first, last).filter((index) => !this.#blocks.has(index));
    const [begin, end] = [missing.at(0), missing.at(-1)];
    if (begin !== undefined && end !== undefined) await this.#fetch(begin, end);
    const bytes = Buffer.concat(
      range(first, last).map((index) => this.#blocks.get(index) ?? Buffer.alloc(0)),
    );
    return bytes.subarray(from - first * BLOCK, from - first * BLOCK + length);
  }

  /** Reads blocks with one request, also those between that are known. */
  async #fetch(first: number, last: number): Promise<void> {
    this.#requests += 1;
    if (this.#requests > MOST_REQUESTS) throw new NotLookedInto('too many parts');
    const from = first * BLOCK;
    // Past the end a server answers 416, which is no fault of the file.
    if (this.#total !== null && from >= this.#total) return;
    const answer = await this.#reader.readRange(this.url, from, (last - first + 1) * BLOCK);
    if (answer.kind === 'status' && answer.httpStatus === 416 && from > 0) return;
    if (answer.kind !== 'bytes') throw new NotRead(answer);
    this.#total = answer.total;
    if (answer.from !== from) throw new NotLookedInto('no ranges');
    for (const index of range(first, last)) {
      const at = (index - first) * BLOCK;
      this.#blocks.set(index, answer.bytes.subarray(at, at + BLOCK));
    }
  }
}

const range = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
