import { beforeEach, describe, expect, test } from 'vitest';
import { Attempts } from '../../../electron/storage/vault/attempts.ts';
import { oneAtATime } from '../../../electron/storage/vault/one-at-a-time.ts';
import { WrongPassphrase } from '../../../electron/storage/vault/passphrase.ts';

describe('attempts at a passphrase', () => {
  const clock = { ms: 0 };
  let looked: number;
  let attempts: Attempts;
  beforeEach(() => {
    clock.ms = 5_000;
    looked = 0;
    attempts = new Attempts(() => clock.ms);
  });
  const wrong = () =>
    attempts.try(() => {
      looked += 1;
      return Promise.reject(new WrongPassphrase('no'));
    });
  const right = () =>
    attempts.try(async () => {
      looked += 1;
      return 'key';
    });

  test('two are free; from the third the wait doubles to a minute, and stays there', async () => {
    const waits: number[] = [];
    for (let count = 0; count < 12; count += 1) {
      const tried = await wrong();
      expect(tried.kind).toBe('wrong');
      waits.push(tried.kind === 'wrong' ? tried.waitMs : -1);
      clock.ms += attempts.waitMs;
    }
    const minute = 60_000;
    expect(waits).toEqual([
      ...[0, 0, 2_000, 4_000, 8_000, 16_000, 32_000],
      ...[minute, minute, minute, minute, minute],
    ]);
  });

  test('a thousand wrong ones still wait a minute, not for ever', async () => {
    for (let count = 0; count < 1_100; count += 1) {
      await wrong();
      clock.ms += attempts.waitMs;
    }
    await wrong();
    expect(attempts.waitMs).toBe(60_000);
  });

  test('what comes too early is not looked at, and makes the wait no longer', async () => {
    for (let count = 0; count < 3; count += 1) await wrong();
    clock.ms += 500.25;
    expect(await right()).toEqual({ kind: 'wait', waitMs: 1_500 });
    expect(await wrong()).toEqual({ kind: 'wait', waitMs: 1_500 });
    expect(looked).toBe(3);
    clock.ms += 1_499.75;
    expect(await right()).toEqual({ kind: 'done', value: 'key' });
  });

  test('the right one begins the count anew, and so does a reset', async () => {
    for (const anew of [right, async () => attempts.reset()]) {
      await wrong();
      await wrong();
      await anew();
      expect(await wrong()).toEqual({ kind: 'wrong', waitMs: 0 });
      expect(await wrong()).toEqual({ kind: 'wrong', waitMs: 0 });
      attempts.reset();
    }
  });

  test('what fails for another reason is no attempt', async () => {
    const broken = () => attempts.try(() => Promise.reject(new Error('the disk')));
    for (let count = 0; count < 5; count += 1) await expect(broken()).rejects.toThrow('the disk');
    expect(attempts.waitMs).toBe(0);
    expect(await wrong()).toEqual({ kind: 'wrong', waitMs: 0 });
  });
});

describe('one at a time', () => {
  /** Notes when each piece begins and ends; the earlier ones take longer. */
  async function order(pieces: readonly string[], failing: readonly string[] = []) {
    const exclusive = oneAtATime();
    const notes: string[] = [];
    const settled = await Promise.allSettled(
      pieces.map((name, index) =>
        exclusive(async () => {
          notes.push(`+${name}`);
          for (let turns = pieces.length - index; turns > 0; turns -= 1) await Promise.resolve();
          notes.push(`-${name}`);
          if (failing.includes(name)) throw new Error(name);
          return name;
        }),
      ),
    );
    return { notes: notes.join(' '), settled };
  }

  test('in the order of their asking, each with its own answer', async () => {
    const { notes, settled } = await order(['a', 'b', 'c']);
    expect(notes).toBe('+a -a +b -b +c -c');
    expect(settled.map((each) => each.status === 'fulfilled' && each.value)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  test('one that fails tells its own caller alone, and holds up none', async () => {
    const { notes, settled } = await order(['a', 'b', 'c'], ['a', 'b']);
    expect(notes).toBe('+a -a +b -b +c -c');
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  });

  test('a piece that throws before it awaits anything is one that failed', async () => {
    const exclusive = oneAtATime();
    const thrown = exclusive(() => {
      throw new Error('at once');
    });
    await expect(thrown).rejects.toThrow('at once');
    expect(await exclusive(async () => 'next')).toBe('next');
  });
});
