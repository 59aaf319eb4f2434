import { type KeyboardEvent, useLayoutEffect } from 'react';

/** Stands for the lines that are not drawn. */
export function Spacer({ height }: { readonly height: number }) {
  return height > 0 ? <tbody aria-hidden="true" style={{ height }} /> : null;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
};

/** From row to row, or ten of them; the browser scrolls the row into sight, which makes the next ones. */
export function moveFocus(event: KeyboardEvent<HTMLTableSectionElement>): void {
  const target = event.target as HTMLElement;
  const step = STEPS[event.key];
  if (step === undefined || target.closest('[role="menu"]')) return;
  const rows = [...event.currentTarget.rows].filter((row) => row.querySelector('button'));
  const at = rows.findIndex((row) => row.contains(target));
  const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.querySelector('button')?.focus();
}

/** A row that leaves the page with the focus in it gives it to the table: the arrows go on scrolling. */
export function useKeptFocus(line: { readonly current: HTMLTableRowElement | null }): void {
  useLayoutEffect(() => {
    const row = line.current;
    const scroll = row?.closest<HTMLElement>('[data-scroll]');
    return () => {
      if (row?.contains(document.activeElement)) scroll?.focus({ preventScroll: true });
    };
  }, [line]);
}
