import { expect, test } from 'vitest';
import { finish, inOneStep, type Steps, Turns } from '../../../electron/zego/answer/turns.ts';

const aTurn = () => new Promise<void>((resume) => setImmediate(resume));

/** A clock that each step takes further. */
const clock = () => {
  let ms = 0;
  const pass = (by: number) => {
    ms += by;
  };
  return { now: () => ms, pass };
};

test('a slice in each turn, one piece of work after the other; what is asked meanwhile comes in between', async () => {
  const { now, pass } = clock();
  const turns = new Turns(now);
  const done: string[] = [];
  function* work(name: string): Steps<string> {
    for (const step of [1, 2, 3, 4]) {
      done.push(`${name}${step}`);
      pass(2);
      yield;
    }
    return name;
  }
  const a = turns.run(work('a')).then((name) => done.push(name));
  const b = turns.run(work('b')).then((name) => done.push(name));
  expect(done).toEqual([]);
  // This one begins before the work's.
  await aTurn();
  expect(done).toEqual([]);
  await aTurn();
  expect(done).toEqual(['a1', 'a2']);
  done.push('a start');
  await aTurn();
  expect(done).toEqual(['a1', 'a2', 'a start', 'a3', 'a4']);
  await Promise.all([a, b]);
  expect(done.slice(5)).toEqual(['a', 'b1', 'b2', 'b3', 'b4', 'b']);
});

test('the caller goes on in a turn in which nothing else was done', async () => {
  const turns = new Turns();
  const turnOf: Record<string, number> = {};
  let turn = 0;
  const note = (name: string) => {
    turnOf[name] = turn;
  };
  const count = () => {
    turn += 1;
    counting = setImmediate(count);
  };
  let counting = setImmediate(count);
  const steps = (name: string) => turns.run(inOneStep(() => note(`steps of ${name}`))());
  await Promise.all([
    steps('a').then(() => note('rest of a')),
    steps('b').then(() => note('rest of b')),
  ]);
  clearImmediate(counting);
  expect(new Set(Object.values(turnOf)).size).toBe(4);
});

test('what fails costs the others nothing', async () => {
  const turns = new Turns();
  const failing = turns.run(
    inOneStep(() => {
      throw new Error('unreadable');
    })(),
  );
  const next = turns.run(inOneStep(() => 'b')());
  await expect(failing).rejects.toThrow('unreadable');
  expect(await next).toBe('b');
});

test('all steps at once', () => {
  function* work(): Steps<number> {
    yield;
    yield;
    return 3;
  }
  expect(finish(work())).toBe(3);
});
