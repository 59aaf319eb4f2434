import { type RefObject, useEffect, useEffectEvent } from 'react';
import type { Side } from './moves.ts';

/**
 * Lets presets be dragged by their grips. The places are marked on the elements themselves: a board of
 * hundreds is not drawn again for each step of the pointer.
 */
export function useDrag(
  board: RefObject<HTMLElement | null>,
  onDrop: (id: string, beside: string, side: Side) => void,
): void {
  const drop = useEffectEvent(onDrop);
  useEffect(() => {
    const element = board.current;
    if (!element) return;
    const drag = new Drag((id, place) => drop(id, place.beside, place.side));
    const listening = new AbortController();
    const { signal } = listening;
    element.addEventListener('dragstart', drag.start, { signal });
    element.addEventListener('dragenter', drag.over, { signal });
    element.addEventListener('dragover', drag.over, { signal });
    element.addEventListener('drop', drag.drop, { signal });
    element.addEventListener('dragend', drag.end, { signal });
    return () => listening.abort();
  }, [board]);
}

class Drag {
  readonly #onDrop: (id: string, place: DropPlace) => void;
  #dragged: HTMLElement | null = null;
  #place: DropPlace | null = null;

  constructor(onDrop: (id: string, place: DropPlace) => void) {
    this.#onDrop = onDrop;
  }

  readonly start = (event: DragEvent): void => {
    const grip = event.target instanceof Element ? event.target.closest('[data-grip]') : null;
    const card = grip?.closest<HTMLElement>('[data-preset]') ?? null;
    if (!card || !event.dataTransfer) return;
    this.#dragged = card;
    card.dataset.dragged = '';
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', card.getAttribute('aria-label') ?? '');
    event.dataTransfer.setDragImage(card, 16, 16);
  };

  readonly over = (event: DragEvent): void => {
    if (!this.#dragged) return;
    const place = dropPlace(event.target, event.clientX, event.clientY);
    const isElsewhere = place && place.element !== this.#dragged;
    this.#mark(isElsewhere ? place : null);
    if (isElsewhere) event.preventDefault();
  };

  readonly drop = (event: DragEvent): void => {
    const id = this.#dragged?.dataset.preset;
    const place = this.#place;
    this.end();
    if (!id || !place) return;
    event.preventDefault();
    this.#onDrop(id, place);
  };

  readonly end = (): void => {
    this.#mark(null);
    if (this.#dragged) delete this.#dragged.dataset.dragged;
    this.#dragged = null;
  };

  #mark(place: DropPlace | null): void {
    if (this.#place && this.#place.element !== place?.element) {
      delete this.#place.element.dataset.drop;
    }
    if (place) place.element.dataset.drop = place.edge;
    this.#place = place;
  }
}

/** Where what is dragged would go: beside a preset. */
interface DropPlace {
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
function dropPlace(target: EventTarget | null, x: number, y: number): DropPlace | null {
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
