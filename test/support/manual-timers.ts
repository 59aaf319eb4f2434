/** Timers that pass when a test says so. */
export function manualTimers() {
  let now = 0;
  const waiting = new Set<{ readonly at: number; readonly work: () => void }>();
  return {
    /** Milliseconds since the begin. */
    now: () => now,
    after(ms: number, work: () => void): () => void {
      const timer = { at: now + ms, work };
      waiting.add(timer);
      return () => waiting.delete(timer);
    },
    /** Lets the time pass, with each timer at its own moment. */
    advance(ms: number): void {
      const until = now + ms;
      for (;;) {
        const due = [...waiting].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
        const [next] = due;
        if (!next) break;
        waiting.delete(next);
        now = next.at;
        next.work();
      }
      now = until;
    },
  };
}
