/** What stands in place of anything that is not written down. */
export const MASK = '[redacted]';

/** From the first character to behind the last. */
export type Span = readonly [from: number, to: number];

/** `search` has the flag `g`. */
export function spansOf(text: string, search: RegExp): Span[] {
  const spans: Span[] = [];
  search.lastIndex = 0;
  for (let found = search.exec(text); found; found = search.exec(text)) {
    spans.push([found.index, found.index + found[0].length]);
    // Occurrences may overlap.
    search.lastIndex = found.index + 1;
  }
  return spans;
}

/** Masks the spans; those that overlap or touch become one. */
export function maskSpans(text: string, spans: readonly Span[]): string {
  const merged: [number, number][] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  let masked = '';
  let end = 0;
  for (const [from, to] of merged) {
    masked += text.slice(end, from) + MASK;
    end = to;
  }
  return masked + text.slice(end);
}
