import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { ROW_HEIGHT } from './row-height.ts';

/**
 * Keeps what an operator is reading where it is while new rows come on top. At the very top the new rows
 * are what is wanted, so there it does nothing.
 */
export function useKeptPlace() {
  const scrollRef = useRef<HTMLDivElement>(null);
  const [shift, setShift] = useState({ rows: 0 });
  useLayoutEffect(() => {
    const scroll = scrollRef.current;
    if (scroll && shift.rows > 0) scroll.scrollTop += shift.rows * ROW_HEIGHT;
  }, [shift]);
  const onAdded = useCallback((rows: number) => {
    if ((scrollRef.current?.scrollTop ?? 0) > 0) setShift({ rows });
  }, []);
  return { scrollRef, onAdded };
}
