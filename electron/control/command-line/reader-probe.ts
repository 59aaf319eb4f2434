import { fstatSync } from 'node:fs';

/** How long a reader may have gone before that is noticed where nothing is to be told, in milliseconds. */
const PROBE_MS = 15_000;

export interface ReaderProbe {
  /** Something was written: that asks after the reader, too. */
  told(): void;
  stop(): void;
}

type Probed = Pick<NodeJS.WriteStream, 'write' | 'writableNeedDrain'>;

/**
 * Notices the end of a reader though nothing is to be told, by the stream's event `error`. No call of Node waits for a
 * pipe to lose its reader, Linux accepts a write of no bytes without one, and a stream is polled only while a write is
 * under way. So one space is written from time to time, which JSON allows before a value (RFC 8259, 2): the next line
 * is the same message still.
 */
export function probeReader(stream: Probed, everyMs = PROBE_MS): ReaderProbe {
  const timer = setInterval(() => {
    // What waits already asks after the reader, and grows by nothing.
    if (!stream.writableNeedDrain) stream.write(' ');
  }, everyMs);
  return { told: () => void timer.refresh(), stop: () => clearInterval(timer) };
}

/** Whether a reader at the other end can go: not from a terminal or a file, which would show the spaces. */
export function hasReader(descriptor: number): boolean {
  try {
    const stat = fstatSync(descriptor);
    return stat.isFIFO() || stat.isSocket();
  } catch {
    return false;
  }
}
