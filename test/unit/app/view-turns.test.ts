import { expect, test } from 'vitest';
import { ViewTurns } from '../../../electron/app/view-turns.ts';

const aTurn = () => new Promise<void>((resume) => setImmediate(resume));

/** `turns`: what was done in each of so many turns. */
function setUp() {
  const faults: unknown[] = [];
  const views = new ViewTurns((error) => faults.push(error));
  const done: string[] = [];
  const note = (name: string) => () => void done.push(name);
  const turns = async (count: number) => {
    const each: string[][] = [];
    for (let turn = 0; turn < count; turn += 1) {
      await aTurn();
      each.push(done.splice(0));
    }
    return each;
  };
  return { views, faults, note, turns };
}

test('one piece in each turn, what is drawn before all else, each in its order', async () => {
  const { views, note, turns } = setUp();
  views.later(note('notification'));
  views.later(note('history'));
  views.draw(note('window'));
  views.draw(note('tray'));
  const all = await turns(12);
  expect(all.flat()).toEqual(['window', 'tray', 'notification', 'history']);
  expect(Math.max(...all.map(({ length }) => length))).toBe(1);
});

test('nothing is done in the turn that asks for it', async () => {
  const { views, note, turns } = setUp();
  const done = new Promise<string[][]>((resolve) => {
    setImmediate(() => {
      views.draw(note('tray'));
      // Those of this turn, of the next, and of the one in which it is done.
      resolve(turns(3));
    });
  });
  expect((await done)[0]).toEqual([]);
  expect((await done).flat()).toEqual(['tray']);
});

test('a burst of notifications does not make the tray late', async () => {
  const { views, note, turns } = setUp();
  for (let at = 0; at < 50; at += 1) views.later(note('notification'));
  expect((await turns(5)).flat()).toContain('notification');
  views.draw(() => views.draw(note('tray')));
  const next = (await turns(10)).flat();
  expect(next.slice(0, next.indexOf('tray')).length).toBeLessThanOrEqual(1);
  expect(next).toContain('tray');
});

test('what fails is told of, and costs the others nothing', async () => {
  const { views, faults, note, turns } = setUp();
  views.draw(() => {
    throw new Error('no tray');
  });
  views.later(note('notification'));
  expect((await turns(6)).flat()).toEqual(['notification']);
  expect(faults).toEqual([new Error('no tray')]);
});
