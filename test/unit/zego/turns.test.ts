import { expect, test } from 'vitest';
import { Turns } from '../../../electron/zego/turns.ts';

const aTurn = () => new Promise<void>((resume) => setImmediate(resume));

test('one piece of work in each turn, in their order; what is asked meanwhile comes in between', async () => {
  const turns = new Turns();
  const done: string[] = [];
  for (const name of ['a', 'b', 'c']) turns.take(() => done.push(name));
  expect(done).toEqual(['a']);
  await aTurn();
  done.push('a start');
  await aTurn();
  expect(done).toEqual(['a', 'b', 'a start', 'c']);
  await aTurn();
  turns.take(() => done.push('d'));
  expect(done.at(-1)).toBe('d');
});

test('what fails costs the others nothing', async () => {
  const turns = new Turns();
  const done: string[] = [];
  expect(() =>
    turns.take(() => {
      throw new Error('unreadable');
    }),
  ).toThrow('unreadable');
  turns.take(() => done.push('b'));
  await aTurn();
  expect(done).toEqual(['b']);
});
