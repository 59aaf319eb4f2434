import { describe, expect, test } from 'vitest';
import {
  broughtTo,
  type Display,
  fitPlace,
  fitSize,
  keptInSight,
  type Rectangle,
  type WindowPlace,
  withContentHeight,
} from '../../../electron/desktop/windows/window-place.ts';

const SMALLEST = { width: 720, height: 480 };

const display = (id: number, x: number, y: number, width = 1920, height = 1080): Display => ({
  id,
  bounds: { x, y, width, height },
  // A panel of 40 at the top.
  workArea: { x, y: y + 40, width, height: height - 40 },
});
const PRIMARY = display(1, 0, 0);
const RIGHT = display(2, 1920, 0);

const place = (
  bounds: Rectangle,
  on: Pick<Display, 'id' | 'bounds'> = PRIMARY,
): Pick<WindowPlace, 'bounds' | 'display'> => ({
  bounds,
  display: { id: on.id, x: on.bounds.x, y: on.bounds.y },
});
const rectangle = (x: number, y: number, width = 1120, height = 760): Rectangle => ({
  x,
  y,
  width,
  height,
});

const isInside = (bounds: Rectangle, { workArea: area }: Display) =>
  bounds.x >= area.x &&
  bounds.y >= area.y &&
  bounds.x + bounds.width <= area.x + area.width &&
  bounds.y + bounds.height <= area.y + area.height;

describe('where a window opens', () => {
  test.each<[string, Rectangle, readonly Display[], Display, Rectangle]>([
    ['where it was', rectangle(200, 100), [PRIMARY, RIGHT], PRIMARY, rectangle(200, 100)],
    ['on the second screen', rectangle(2000, 100), [PRIMARY, RIGHT], RIGHT, rectangle(2000, 100)],
    [
      'on a screen to the left, at negative coordinates',
      rectangle(-1800, 60),
      [PRIMARY, display(3, -1920, 0)],
      display(3, -1920, 0),
      rectangle(-1800, 60),
    ],
    [
      'on the primary screen when its own is gone',
      rectangle(2200, 300),
      [PRIMARY],
      RIGHT,
      rectangle(800, 300),
    ],
    [
      'across two screens as it was, while both are there',
      rectangle(1500, 100),
      [PRIMARY, RIGHT],
      PRIMARY,
      rectangle(1500, 100),
    ],
    [
      'pushed inside when the other of two is gone',
      rectangle(1500, 100),
      [PRIMARY],
      PRIMARY,
      rectangle(800, 100),
    ],
    [
      'with its screen, when that has changed sides',
      rectangle(2000, 100),
      [PRIMARY, display(2, -1920, 0)],
      RIGHT,
      rectangle(-1840, 100),
    ],
    [
      'on its own screen by number, though another lies now where that was',
      rectangle(2000, 100),
      [PRIMARY, display(9, 1920, 0), display(2, 3840, 0)],
      RIGHT,
      rectangle(3920, 100),
    ],
    ['below the panel', rectangle(100, 0), [PRIMARY], PRIMARY, rectangle(100, 40)],
    [
      'smaller on a smaller screen',
      rectangle(100, 100, 1800, 1000),
      [display(1, 0, 0, 1280, 800)],
      PRIMARY,
      rectangle(0, 40, 1280, 760),
    ],
    [
      'at the smallest size it may have',
      rectangle(100, 100, 300, 200),
      [PRIMARY],
      PRIMARY,
      rectangle(100, 100, 720, 480),
    ],
  ])('%s', (_, bounds, displays, was, expected) => {
    expect(fitPlace(place(bounds, was), displays, SMALLEST)).toEqual(expected);
  });

  test('its title bar in reach, on a screen smaller than the smallest window', () => {
    const tiny = display(1, 0, 0, 640, 440);
    expect(fitPlace(place(rectangle(500, 400)), [tiny], SMALLEST)).toEqual(
      rectangle(0, 40, 720, 480),
    );
  });

  test('a gap between screens hides nothing of it', () => {
    const apart = display(2, 2500, 700);
    const fitted = fitPlace(place(rectangle(1700, 500)), [PRIMARY, apart], SMALLEST);
    expect(fitted && (isInside(fitted, PRIMARY) || isInside(fitted, apart))).toBe(true);
  });

  test('screens of different heights: what hangs below the lower one is pulled up', () => {
    const low = display(2, 1920, 0, 1280, 720);
    const fitted = fitPlace(place(rectangle(1950, 300), low), [PRIMARY, low], SMALLEST);
    expect(fitted).toEqual(rectangle(1950, 40, 1120, 680));
  });

  test('wherever it was and whatever screens there are, all of it is on one of them', () => {
    const layouts = [
      [PRIMARY],
      [PRIMARY, RIGHT],
      [PRIMARY, display(4, 300, -1080), display(5, -1280, 200, 1280, 1024)],
      [display(6, 0, 0, 3840, 2160), display(7, 3840, 1000, 1280, 800)],
    ];
    for (const displays of layouts) {
      for (const x of [-9000, -1500, -1, 0, 900, 1919, 2600, 9000]) {
        for (const y of [-9000, -900, 0, 500, 1079, 9000]) {
          const fitted = fitPlace(
            place(rectangle(x, y), display(99, 0, 0)),
            displays,
            SMALLEST,
          ) as Rectangle;
          const covered = displays.reduce((sum, { workArea: area }) => {
            const width =
              Math.min(fitted.x + fitted.width, area.x + area.width) - Math.max(fitted.x, area.x);
            const height =
              Math.min(fitted.y + fitted.height, area.y + area.height) - Math.max(fitted.y, area.y);
            return sum + Math.max(0, width) * Math.max(0, height);
          }, 0);
          expect([x, y, covered]).toEqual([x, y, fitted.width * fitted.height]);
        }
      }
    }
  });

  test('without a screen the system decides', () => {
    expect(fitPlace(place(rectangle(0, 0)), [], SMALLEST)).toBeNull();
  });
});

describe('an open window whose screens change', () => {
  test.each<[string, Rectangle, readonly Display[], Rectangle | null]>([
    ['stays on its screen', rectangle(200, 100), [PRIMARY], null],
    ['comes back from a screen that is gone', rectangle(2200, 300), [PRIMARY], rectangle(800, 300)],
    ['stays where the operator has pushed half of it', rectangle(1300, 600), [PRIMARY], null],
    [
      'comes back where only its edge is in sight',
      rectangle(1900, 300),
      [PRIMARY],
      rectangle(800, 300),
    ],
    [
      'comes back where its title bar is above the screen',
      rectangle(200, -700),
      [PRIMARY],
      rectangle(200, 40),
    ],
    ['stays without a screen', rectangle(200, 100), [], null],
  ])('%s', (_, bounds, displays, expected) => {
    expect(keptInSight(bounds, displays, SMALLEST)).toEqual(expected);
  });
});

describe('a window that is called to the screen of the pointer', () => {
  test.each<[string, Rectangle, readonly Display[], Display, Rectangle | null]>([
    ['stays where it is there already', rectangle(200, 100), [PRIMARY, RIGHT], PRIMARY, null],
    [
      'keeps its place on the other screen',
      rectangle(200, 100),
      [PRIMARY, RIGHT],
      RIGHT,
      rectangle(2120, 100),
    ],
    [
      'comes from a screen at negative coordinates',
      rectangle(-1800, 160),
      [PRIMARY, display(3, -1920, 0)],
      PRIMARY,
      rectangle(120, 160),
    ],
    [
      'becomes as small as the other screen',
      rectangle(200, 100, 1800, 1000),
      [PRIMARY, display(4, 1920, 0, 1280, 800)],
      display(4, 1920, 0, 1280, 800),
      rectangle(1920, 40, 1280, 760),
    ],
    [
      'stays across two screens, most of it on the one with the pointer',
      rectangle(1500, 100),
      [PRIMARY, RIGHT],
      RIGHT,
      null,
    ],
  ])('%s', (_, bounds, displays, pointed, expected) => {
    expect(broughtTo(bounds, displays, pointed, SMALLEST)).toEqual(expected);
  });
});

test('a first start takes no more than the screen has', () => {
  const usual = { width: 1120, height: 760 };
  expect(fitSize(usual, { width: 1920, height: 1040 }, SMALLEST)).toEqual(usual);
  expect(fitSize(usual, { width: 1024, height: 560 }, SMALLEST)).toEqual({
    width: 1024,
    height: 560,
  });
  expect(fitSize(usual, { width: 500, height: 300 }, SMALLEST)).toEqual(SMALLEST);
});

describe('a window that is as high as its content', () => {
  const area = { x: 0, y: 40, width: 1920, height: 1040 };
  const at = (y: number, height: number) => ({ x: 700, y, width: 480, height });
  const fitted = (wanted: number, y = 300, height = 420) =>
    withContentHeight(at(y, height), { wanted, frame: 30, smallest: 260 }, area);

  test('grows and shrinks where it stands', () => {
    expect(fitted(600)).toEqual(at(300, 630));
    expect(fitted(299.2, 300, 630)).toEqual(at(300, 330));
  });

  test('is never smaller than the smallest, nor larger than the screen', () => {
    expect(fitted(1)).toEqual(at(300, 260));
    expect(fitted(20_000)).toEqual(at(40, 1040));
  });

  test('moves up where it would go beyond the screen, and never above it', () => {
    expect(fitted(870)).toEqual(at(180, 900));
    expect(fitted(100, -200)).toEqual(at(40, 260));
  });

  test('on a screen that is lower than the smallest, it is the smallest', () => {
    const low = { ...area, height: 200 };
    expect(withContentHeight(at(60, 420), { wanted: 600, frame: 0, smallest: 260 }, low)).toEqual(
      at(40, 260),
    );
  });
});
