import { expect, test } from 'vitest';
import { ViewTurns } from '../../../electron/desktop/view-turns.ts';

const aTurn = () => new Promise<void>((resume) => setImmediate(resume));

/** What was done in each turn, until nothing is left. */
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
  expect(await turns(5)).toEqual([['window'], ['tray'], ['notification'], ['history'], []]);
});

test('a burst of notifications does not make the tray late', async () => {
  const { views, note, turns } = setUp();
  for (let at = 0; at < 50; at += 1) views.later(note('notification'));
  expect(await turns(2)).toEqual([['notification'], ['notification']]);
  views.draw(() => views.draw(note('tray')));
  // Its turn was due already when the window was told of.
  expect(await turns(3)).toEqual([[], ['tray'], ['notification']]);
});

test('what fails is told of, and costs the others nothing', async () => {
  const { views, faults, note, turns } = setUp();
  views.draw(() => {
    throw new Error('no tray');
  });
  views.later(note('notification'));
  expect(await turns(2)).toEqual([[], ['notification']]);
  expect(faults).toEqual([new Error('no tray')]);
});
