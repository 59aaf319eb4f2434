import { type RefObject, useEffect, useEffectEvent } from 'react';
import { type DropPlace, dropPlace } from './drag-target.ts';
import type { Side } from './order.ts';

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
