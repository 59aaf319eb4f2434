/**
 * Calls `onLate` once after so many milliseconds; the function returned takes that back. A process that was kept from its
 * work, by the load of its computer or by sleep, finds its timers due before it has read what came meanwhile: that is
 * read first, so that an answer that is there does not count as lost.
 */
export function deadline(ms: number, onLate: () => void): () => void {
  let late: NodeJS.Immediate | undefined;
  // Node reads its sockets between its timers and its immediates.
  const timer = setTimeout(() => {
    late = setImmediate(onLate);
  }, ms);
  return () => {
    clearTimeout(timer);
    clearImmediate(late);
  };
}
