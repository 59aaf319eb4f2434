import type { AppStateStore } from '../../app/state.ts';
import { type Change, Publication } from './publication.ts';

/** Where a reader's messages go: a socket, a stream. */
export interface FeedSink {
  /**
   * Takes one message, which is JSON in one line without a line break.
   *
   * @returns false where it wants no more until `drained` of its reader is called; what it was given is taken.
   */
  write(message: string): boolean;
}

export interface FeedReader {
  /** The sink takes messages again. */
  drained(): void;
  /** Ends the reading; nothing is written any more. */
  close(): void;
}

/** What may wait for one reader, in bytes of JSON. A snapshot does not wait: it is made when it can leave. */
export const MAX_WAITING_BYTES = 1024 * 1024;

/**
 * What is published, for any number of readers: each gets a snapshot, then every change in order, numbered from 1
 * without a hole. For a reader that is too slow at most `maxWaitingBytes` wait; then these are dropped, and once it
 * takes messages again it is told how many changes it lost, and gets a new snapshot. While there is no reader,
 * nothing is computed and nothing is kept.
 */
export class ChangeFeed {
  readonly #store: Pick<AppStateStore, 'snapshot' | 'subscribe'>;
  readonly #now: () => Date;
  readonly #maxWaitingBytes: number;
  readonly #readers = new Set<ReaderWindow>();
  #publication: Publication | null = null;

  constructor(
    store: Pick<AppStateStore, 'snapshot' | 'subscribe'>,
    now: () => Date,
    maxWaitingBytes = MAX_WAITING_BYTES,
  ) {
    this.#store = store;
    this.#now = now;
    this.#maxWaitingBytes = maxWaitingBytes;
  }

  /** How many readers there are. */
  get size(): number {
    return this.#readers.size;
  }

  /** Begins with a snapshot, which is written before this returns. */
  open(sink: FeedSink): FeedReader {
    const publication = this.#follow();
    const reader = new ReaderWindow(sink, this.#maxWaitingBytes, this.#now, () =>
      publication.snapshot(),
    );
    this.#readers.add(reader);
    reader.begin();
    return {
      drained: () => reader.drained(),
      close: () => {
        reader.close();
        this.#readers.delete(reader);
        if (this.#readers.size === 0) this.#stop();
      },
    };
  }

  #follow(): Publication {
    this.#publication ??= new Publication(this.#store, (changes) => {
      const at = this.#now().toISOString();
      const messages = changes.map((change) => new Message(change, at));
      for (const reader of this.#readers) reader.push(messages);
    });
    return this.#publication;
  }

  #stop(): void {
    this.#publication?.stop();
    this.#publication = null;
  }
}

/** One message, for all readers: each gets it with a number of its own. */
class Message {
  readonly bytes: number;
  readonly #head: string;
  readonly #rest: string;

  constructor({ type, fields }: Change, at: string) {
    this.#head = `{"type":"${type}","seq":`;
    this.#rest = `,"at":"${at}",${fields}}`;
    // The number is not counted: it is short.
    this.bytes = Buffer.byteLength(this.#head) + Buffer.byteLength(this.#rest);
  }

  textAt(seq: number): string {
    return `${this.#head}${seq}${this.#rest}`;
  }
}

/** What waits for one reader, within its bound. */
class ReaderWindow {
  readonly #sink: FeedSink;
  readonly #maxBytes: number;
  readonly #now: () => Date;
  readonly #snapshot: () => Change;
  #waiting: Message[] = [];
  #bytes = 0;
  #lost = 0;
  #seq = 0;
  #isFull = false;
  #isClosed = false;

  constructor(sink: FeedSink, maxBytes: number, now: () => Date, snapshot: () => Change) {
    this.#sink = sink;
    this.#maxBytes = maxBytes;
    this.#now = now;
    this.#snapshot = snapshot;
  }

  begin(): void {
    this.#write(new Message(this.#snapshot(), this.#now().toISOString()));
  }

  push(messages: readonly Message[]): void {
    for (const message of messages) this.#take(message);
  }

  drained(): void {
    this.#isFull = false;
    if (this.#lost > 0) {
      const fields = `"lost":${this.#lost}`;
      this.#lost = 0;
      // Behind the gap the snapshot, whether the sink wants it now or not: nothing else may stand between them.
      this.#write(new Message({ type: 'gap', fields }, this.#now().toISOString()));
      this.begin();
      return;
    }
    let written = 0;
    for (const message of this.#waiting) {
      if (this.#isFull || this.#isClosed) break;
      written += 1;
      this.#bytes -= message.bytes;
      this.#write(message);
    }
    this.#waiting.splice(0, written);
  }

  close(): void {
    this.#isClosed = true;
    this.#waiting = [];
  }

  #take(message: Message): void {
    if (this.#lost > 0) {
      this.#lost += 1;
    } else if (!this.#isFull) {
      this.#write(message);
    } else if (this.#bytes + message.bytes <= this.#maxBytes) {
      this.#waiting.push(message);
      this.#bytes += message.bytes;
    } else {
      this.#lost = this.#waiting.length + 1;
      this.#waiting = [];
      this.#bytes = 0;
    }
  }

  #write(message: Message): void {
    if (this.#isClosed) return;
    this.#seq += 1;
    if (!this.#sink.write(message.textAt(this.#seq))) this.#isFull = true;
  }
}
