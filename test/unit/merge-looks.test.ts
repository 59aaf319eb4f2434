import { describe, expect, test } from 'vitest';
import { nextMergeLook } from '#contract/rules/merge-looks.ts';
import { momentAt } from '../support/files-bench.ts';

const waiting = {
  ...({ state: 'waiting', reported: false, lookedAt: null } as const),
  ...{ createdAt: momentAt(0), changedAt: momentAt(3) },
};
type Change = Partial<Parameters<typeof nextMergeLook>[0]>;

/** All looks in seconds after the moment that all tests share, each made when it is due. */
function looks(by: 'task' | 'search', change: Change = {}, since = 0): number[] {
  const moments: number[] = [];
  let last = Date.parse(momentAt(since));
  for (;;) {
    const next = nextMergeLook({ ...waiting, ...change }, by, last);
    if (next === null) return moments;
    if (next <= last) throw new Error('the plan does not go on');
    moments.push((next - Date.parse(momentAt(0))) / 1000);
    last = next;
  }
}

describe('when a merge is looked after', () => {
  test('its task at first each five seconds, from the second minute each thirty, and in the end seldom', () => {
    const planned = looks('task');
    expect(planned.slice(0, 3)).toEqual([5, 10, 15]);
    expect(planned.slice(23, 26)).toEqual([120, 125, 155]);
    expect(planned.slice(-5)).toEqual([3575, 2 * 3600, 4 * 3600, 8 * 3600, 24 * 3600]);
  });

  test('a search, which reads pages, a third as often', () => {
    expect(looks('search').slice(0, 3)).toEqual([5, 20, 35]);
    expect(looks('search').length).toBeLessThan(looks('task').length / 2);
  });

  test('what a callback has ended as from the callback on', () => {
    const change = { state: 'finished', reported: true, changedAt: momentAt(50_000) } as const;
    expect(looks('search', change, 50_000)[0]).toBe(50_005);
    expect(looks('search', change, 50_000).at(-1)).toBe(50_000 + 24 * 3600);
  });

  test.each(['finished', 'failed', 'rejected'] as const)('nothing of one that is %s', (state) => {
    expect(looks('task', { state })).toEqual([]);
  });

  test('a process that starts late makes one look for all that it missed, and the ones still to come', () => {
    const now = Date.parse(momentAt(5 * 3600));
    const first = nextMergeLook(waiting, 'task', Number.NEGATIVE_INFINITY);
    expect(first).toBeLessThan(now);
    expect(looks('task', { lookedAt: momentAt(5 * 3600) })).toEqual([8 * 3600, 24 * 3600]);
    expect(looks('task', { lookedAt: momentAt(25 * 3600) })).toEqual([]);
  });
});
