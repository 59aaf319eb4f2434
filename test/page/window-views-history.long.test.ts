import { expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import { MOST_ROWS } from '../../renderer/shared/list/row-window.ts';
import { openOutcomes } from '../support/fake-bridge/history-views.ts';
import { type FakeWindow, windowForTests } from '../support/fake-bridge/open-page.ts';
import { boardSeed } from '../support/fake-bridge/seeds.ts';

const ROWS = 1_000_000;
/** Far enough for the height of the table to move on, and more than once. */
const WAY = MOST_ROWS * 2;

let view: FakeWindow;
windowForTests((opened) => {
  view = opened;
});

test('further down than one height of scrolling, and back: each row in its place, few of them in memory', async () => {
  const { page } = view;
  await view.show({ ...boardSeed(), rows: [], made: ROWS });
  await openOutcomes(page, LOCALES.en);
  const scrolled = (step: number, until: number) =>
    page.evaluate(
      async ({ by, end, rows }) => {
        const scroll = document.querySelector('[data-scroll]');
        const drawn = () => [...document.querySelectorAll('tbody tr[aria-rowindex]')];
        const indexOf = (row: Element | undefined) => Number(row?.getAttribute('aria-rowindex'));
        const seen = { most: 0, wrong: 0, jumps: 0, highest: 0 };
        let before = indexOf(drawn()[0]);
        const isThere = () =>
          by > 0 ? indexOf(drawn().at(-1)) >= end : indexOf(drawn()[0]) <= end;
        while (!isThere()) {
          if (scroll) scroll.scrollTop += by;
          do await new Promise((resume) => requestAnimationFrame(resume));
          while (drawn().some((row) => row.querySelector('td[colspan]')));
          const first = indexOf(drawn()[0]);
          // One step is some 420 rows, and never the other way.
          if ((first - before) * Math.sign(by) < 0 || Math.abs(first - before) > 1_000) {
            seen.jumps += 1;
          }
          before = first;
          seen.most = Math.max(seen.most, drawn().length);
          seen.highest = Math.max(seen.highest, scroll?.scrollHeight ?? 0);
          seen.wrong += drawn().filter(
            (row) => !row.textContent?.includes(`stream-${rows + 2 - indexOf(row)}`),
          ).length;
        }
        return seen;
      },
      { by: step, end: until, rows: ROWS },
    );
  const heap = async () => {
    const session = await page.context().newCDPSession(page);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    await session.detach();
    return usedSize;
  };
  const atFirst = await heap();
  const down = await scrolled(20_000, WAY);
  expect(down).toMatchObject({ wrong: 0, jumps: 0 });
  expect(down.most).toBeLessThan(80);
  expect(down.highest).toBeLessThan(5_000_000);
  expect((await heap()) - atFirst).toBeLessThan(20_000_000);
  const up = await scrolled(-20_000, 2);
  expect(up).toMatchObject({ wrong: 0, jumps: 0 });
});

test('a long way down and back few rows are in the page, and each is in its place', async () => {
  const { page } = view;
  await view.show({ ...boardSeed(), rows: [], made: ROWS });
  await openOutcomes(page, LOCALES.en);
  const seen = await page.evaluate(async () => {
    const scroll = document.querySelector('[data-scroll]');
    const drawn = () => [...document.querySelectorAll('tbody tr[aria-rowindex]')];
    const settled = async () => {
      do await new Promise((resume) => requestAnimationFrame(resume));
      while (drawn().some((row) => row.querySelector('td[colspan]')));
    };
    let most = 0;
    let wrong = 0;
    for (const step of [...Array(30).fill(4_000), ...Array(20).fill(-6_100)]) {
      if (scroll) scroll.scrollTop += step;
      await settled();
      most = Math.max(most, drawn().length);
      wrong += drawn().filter((row) => {
        const id = 1_000_002 - Number(row.getAttribute('aria-rowindex'));
        return !row.textContent?.includes(`stream-${id}`);
      }).length;
    }
    return { most, wrong, top: scroll?.scrollTop };
  });
  expect(seen.wrong).toBe(0);
  expect(seen.most).toBeLessThan(80);
  expect(seen.top).toBe(0);
  await page.getByText(/^(about )?1,000,000 outcomes$/).waitFor();
});
