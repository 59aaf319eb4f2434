/** Per cent, as browsers step: from what a far wall monitor wants to what a pair of tired eyes does. */
export const ZOOMS = [80, 90, 100, 110, 125, 150, 175, 200] as const;
export const USUAL_ZOOM = 100;

/** The next step up or down from any zoom; the last one stays. */
export function nextZoom(zoom: number, direction: 'in' | 'out'): number {
  const steps: readonly number[] = direction === 'in' ? ZOOMS : [...ZOOMS].reverse();
  const isBeyond = (step: number) => (direction === 'in' ? step > zoom : step < zoom);
  return steps.find(isBeyond) ?? steps.at(-1) ?? zoom;
}
