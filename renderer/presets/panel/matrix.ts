import type { Vendor } from '#contract/model/vendor.ts';
import { isNotRecorded, type StreamState } from '#contract/rules/stream-states.ts';

/** One stream with its state at each vendor. */
export interface MatrixRow {
  readonly streamId: string;
  readonly cells: ReadonlyMap<Vendor, StreamState>;
  readonly trouble: boolean;
  /** The preset does not name it any more. */
  readonly orphaned: boolean;
}

export interface Matrix {
  readonly vendors: readonly Vendor[];
  readonly rows: readonly MatrixRow[];
}

const isTrouble = ({ state }: StreamState): boolean => state === 'unknown' || isNotRecorded(state);

/** The streams of a preset as a table, those with trouble first; otherwise in the order of the preset. */
export function matrixOf(streams: readonly StreamState[]): Matrix {
  const byStream = new Map<string, Map<Vendor, StreamState>>();
  for (const one of streams) {
    const cells = byStream.get(one.streamId) ?? new Map<Vendor, StreamState>();
    byStream.set(one.streamId, cells.set(one.vendor, one));
  }
  const rows = [...byStream].map(([streamId, cells]): MatrixRow => {
    const all = [...cells.values()];
    return {
      streamId,
      cells,
      trouble: all.some(isTrouble),
      orphaned: all.every(({ orphaned }) => orphaned),
    };
  });
  return {
    vendors: [...new Set(streams.map(({ vendor }) => vendor))],
    rows: [...rows.filter(({ trouble }) => trouble), ...rows.filter(({ trouble }) => !trouble)],
  };
}
