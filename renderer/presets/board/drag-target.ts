import type { Side } from './order.ts';

/** Where what is dragged would go: beside a preset. */
export interface DropPlace {
  readonly element: HTMLElement;
  readonly beside: string;
  readonly side: Side;
  /** Where on the element that is shown. */
  readonly edge: 'left' | 'right' | 'top' | 'bottom';
}

/**
 * The place under the pointer. Cards that stand side by side are split into left and right, those above
 * each other into upper and lower halves.
 */
export function dropPlace(target: EventTarget | null, x: number, y: number): DropPlace | null {
  if (!(target instanceof Element)) return null;
  const element = target.closest<HTMLElement>('[data-preset]');
  const beside = element?.dataset.preset;
  if (!element || !beside) return null;
  const box = element.getBoundingClientRect();
  const list = element.parentElement?.getBoundingClientRect();
  const isWide = !list || box.width > list.width * 0.7;
  const isBefore = isWide ? y < box.top + box.height / 2 : x < box.left + box.width / 2;
  const [first, last] = isWide ? (['top', 'bottom'] as const) : (['left', 'right'] as const);
  return isBefore
    ? { element, beside, side: 'before', edge: first }
    : { element, beside, side: 'after', edge: last };
}
