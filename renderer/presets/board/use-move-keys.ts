import { type RefObject, useEffect, useEffectEvent } from 'react';

const STEPS: Readonly<Record<string, -1 | 1>> = { ArrowUp: -1, ArrowDown: 1 };

/** Alt with an arrow moves the preset or the group in which the focus is. */
export function useMoveKeys(
  board: RefObject<HTMLElement | null>,
  onMove: (id: string, by: -1 | 1) => void,
  onMoveGroup: (name: string, by: -1 | 1) => void,
): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const by = STEPS[event.key];
    if (!by || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { target } = event;
    if (!(target instanceof Element)) return;
    const preset = target.closest<HTMLElement>('[data-preset]')?.dataset.preset;
    const group = target.closest<HTMLElement>('[data-group]')?.dataset.group;
    if (preset === undefined && group === undefined) return;
    event.preventDefault();
    if (preset !== undefined) onMove(preset, by);
    else if (group !== undefined) onMoveGroup(group, by);
  });
  useEffect(() => {
    const element = board.current;
    if (!element) return;
    const listener = (event: KeyboardEvent) => press(event);
    element.addEventListener('keydown', listener);
    return () => element.removeEventListener('keydown', listener);
  }, [board]);
}
