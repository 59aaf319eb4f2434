export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A screen as it is now, in the desktop's coordinates (device-independent pixels). */
export interface Display {
  readonly id: number;
  readonly bounds: Rectangle;
  /** What panels and docks leave of it. */
  readonly workArea: Rectangle;
}

/** Where a window was, as it is kept. */
export interface WindowPlace {
  /** Its size and place when it is not maximised. */
  readonly bounds: Rectangle;
  readonly maximized: boolean;
  /** The screen that it was on, and where that began: screens change places. */
  readonly display: { readonly id: number; readonly x: number; readonly y: number };
}

const overlap = (one: Rectangle, other: Rectangle): number => {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
};

const within = (value: number, low: number, high: number): number =>
  Math.max(low, Math.min(value, high));

/**
 * Where a window opens on the screens there are now: wholly visible, on its own screen if that is still
 * there (and moved with it), else on the first of `displays`, the primary one. A window that lay across
 * screens and is still covered by them stays as it is. Null without a screen: then the system decides.
 */
export function fitPlace(
  place: Pick<WindowPlace, 'bounds' | 'display'>,
  displays: readonly Display[],
  smallest: Size,
): Rectangle | null {
  const [primary] = displays;
  if (!primary) return null;
  const own = displays.find(({ id }) => id === place.display.id);
  const bounds = own ? movedWith(place, own) : place.bounds;
  const visible = displays.reduce((sum, { workArea }) => sum + overlap(bounds, workArea), 0);
  const isWhole = visible >= bounds.width * bounds.height;
  const isBig = bounds.width >= smallest.width && bounds.height >= smallest.height;
  if (isWhole && isBig) return bounds;
  return inside(bounds, mostOf(bounds, displays, primary).workArea, smallest);
}

/** So much of its upper edge an operator needs to take a window by, in pixels. */
const GRIP = { width: 120, height: 40 };

/**
 * Where an open window goes when a screen was removed or has changed; null where it can be seen and taken by its upper
 * edge, or where there is no screen.
 */
export function keptInSight(
  bounds: Rectangle,
  displays: readonly Display[],
  smallest: Size,
): Rectangle | null {
  const edge = { ...bounds, height: GRIP.height };
  const isInReach = displays.some(
    ({ workArea }) => overlap(edge, workArea) >= (GRIP.width * GRIP.height) / 2,
  );
  const [first] = displays;
  if (isInReach || !first) return null;
  return inside(bounds, mostOf(bounds, displays, first).workArea, smallest);
}

/** Where an open window goes that is called to the screen of the pointer; null where most of it is there. */
export function broughtTo(
  bounds: Rectangle,
  displays: readonly Display[],
  pointed: Display,
  smallest: Size,
): Rectangle | null {
  const own = mostOf(bounds, displays, pointed);
  if (own.id === pointed.id) return null;
  const { x, y } = own.bounds;
  const moved = movedWith({ bounds, display: { id: own.id, x, y } }, pointed);
  return inside(moved, pointed.workArea, smallest);
}

/** The screen with the most of a window; `otherwise` where none has more than that one. */
const mostOf = (bounds: Rectangle, displays: readonly Display[], otherwise: Display): Display =>
  displays.reduce(
    (best, display) =>
      overlap(bounds, display.bounds) > overlap(bounds, best.bounds) ? display : best,
    otherwise,
  );

const movedWith = ({ bounds, display }: Pick<WindowPlace, 'bounds' | 'display'>, now: Display) => ({
  ...bounds,
  x: bounds.x + now.bounds.x - display.x,
  y: bounds.y + now.bounds.y - display.y,
});

/** Smaller if it must be (but not below the smallest, whatever the screen), then pushed inside. */
function inside(bounds: Rectangle, area: Rectangle, smallest: Size): Rectangle {
  const width = Math.max(smallest.width, Math.min(bounds.width, area.width));
  const height = Math.max(smallest.height, Math.min(bounds.height, area.height));
  return {
    x: within(bounds.x, area.x, Math.max(area.x, area.x + area.width - width)),
    y: within(bounds.y, area.y, Math.max(area.y, area.y + area.height - height)),
    width,
    height,
  };
}

/** The size of a first start: as wanted, where the screen has room for it. */
export const fitSize = (wanted: Size, area: Size, smallest: Size): Size => ({
  width: Math.max(smallest.width, Math.min(wanted.width, area.width)),
  height: Math.max(smallest.height, Math.min(wanted.height, area.height)),
});

/**
 * A window whose content wants another height: as wanted, but never smaller than the smallest, nor larger than
 * the screen's area; moved up where it would go beyond that.
 *
 * @param frame height of what the desktop draws around the content.
 */
export function withContentHeight(
  bounds: Rectangle,
  { wanted, frame, smallest }: Readonly<Record<'wanted' | 'frame' | 'smallest', number>>,
  area: Rectangle,
): Rectangle {
  const most = Math.max(smallest, area.height);
  const height = within(Math.ceil(wanted) + frame, smallest, most);
  const y = within(bounds.y, area.y, Math.max(area.y, area.y + area.height - height));
  return { ...bounds, y, height };
}
