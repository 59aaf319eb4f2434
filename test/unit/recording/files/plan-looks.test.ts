import { afterAll, describe, expect, test } from 'vitest';
import { type LookFacts, planLooks } from '../../../../electron/recording/files/plan-looks.ts';

const profileOf = (formats: readonly ('MP4' | 'FLV' | 'M3U8')[], intervalSeconds = 600) => ({
  formats: [...formats],
  intervalSeconds,
});

const MP4 = profileOf(['MP4']);

/** All moments in minutes since the start. */
type Minutes = { [N in 'endedAt' | 'knownEndAt' | 'lookedAt']?: number };
type Facts = Minutes & Partial<Omit<LookFacts, keyof Minutes | 'startedAt'>>;

interface Case {
  readonly what: string;
  readonly facts: Facts;
  readonly now: number;
  /** State, and when the next look is, in minutes since the start. */
  readonly is: string;
}

const GROUPS: Readonly<Record<string, readonly Case[]>> = {
  'after a stop or a known end': [
    { what: 'just stopped', facts: { endedAt: 30 }, now: 30, is: 'waiting, next 31' },
    { what: 'looked once', facts: { endedAt: 30, lookedAt: 31 }, now: 32, is: 'waiting, next 35' },
    { what: 'looked twice', facts: { endedAt: 30, lookedAt: 35 }, now: 36, is: 'waiting, next 45' },
    { what: 'three times', facts: { endedAt: 30, lookedAt: 45 }, now: 46, is: 'waiting, next 90' },
    { what: 'the last, nothing', facts: { endedAt: 30, lookedAt: 90 }, now: 90, is: 'missing' },
    {
      what: 'a file, no profile: more may come',
      facts: { endedAt: 30, lookedAt: 31, found: 1 },
      now: 32,
      is: 'waiting, next 35',
    },
    {
      what: 'a file, no profile, the last look',
      facts: { endedAt: 30, lookedAt: 90, found: 1 },
      now: 91,
      is: 'complete',
    },
    {
      what: 'an end that the vendor was given',
      facts: { knownEndAt: 45 },
      now: 5,
      is: 'waiting, next 46',
    },
    {
      what: 'that end has passed',
      facts: { knownEndAt: 45, lookedAt: 46 },
      now: 47,
      is: 'waiting, next 50',
    },
    {
      what: 'stopped before the end that it was given',
      facts: { knownEndAt: 45, endedAt: 20 },
      now: 20,
      is: 'waiting, next 21',
    },
    {
      what: 'an operator looked in between: the next planned one stays',
      facts: { endedAt: 30, lookedAt: 33 },
      now: 33,
      is: 'waiting, next 35',
    },
  ],
  'reported by callbacks alone': [
    {
      what: 'as many as expected: the looks go on',
      facts: { profile: MP4, endedAt: 8, found: 1, unconfirmed: 1 },
      now: 8,
      is: 'waiting, next 9, expects 1',
    },
    {
      what: 'a search has found it',
      facts: { profile: MP4, endedAt: 8, lookedAt: 9, found: 1 },
      now: 9,
      is: 'complete, expects 1',
    },
    {
      what: 'one of two is confirmed',
      facts: { profile: MP4, endedAt: 15, lookedAt: 16, found: 2, unconfirmed: 1 },
      now: 16,
      is: 'waiting, next 20, expects 2',
    },
    {
      what: 'the last look: it is there by the word of the callback',
      facts: { profile: MP4, endedAt: 8, lookedAt: 68, found: 1, unconfirmed: 1 },
      now: 68,
      is: 'complete, expects 1',
    },
    {
      what: 'runs: forged pieces put off no look',
      facts: { profile: MP4, found: 5, unconfirmed: 5 },
      now: 0,
      is: 'waiting, next 11',
    },
    {
      what: 'the vendor cannot be asked',
      facts: { profile: MP4, endedAt: 8, found: 1, unconfirmed: 1, canAsk: false },
      now: 8,
      is: 'unavailable, expects 1',
    },
  ],
  'by the recording profile': [
    {
      what: 'runs: the first piece, a minute after it should have closed',
      facts: { profile: MP4 },
      now: 0,
      is: 'waiting, next 11',
    },
    {
      what: 'runs: the second piece',
      facts: { profile: MP4, lookedAt: 11, found: 1 },
      now: 12,
      is: 'waiting, next 21',
    },
    {
      what: 'runs: a callback brought the first piece before the look',
      facts: { profile: MP4, found: 1 },
      now: 10.5,
      is: 'waiting, next 21',
    },
    {
      what: 'runs: the first piece is not there yet',
      facts: { profile: MP4, lookedAt: 11 },
      now: 12,
      is: 'waiting, next 21',
    },
    {
      what: 'runs: two formats are two files a piece',
      facts: { profile: profileOf(['MP4', 'FLV']), found: 1 },
      now: 5,
      is: 'waiting, next 11',
    },
    {
      what: 'runs: a list is one file, written at the end',
      facts: { profile: profileOf(['M3U8']) },
      now: 0,
      is: 'waiting',
    },
    {
      what: 'no piece closes after the end',
      facts: { profile: MP4, knownEndAt: 8 },
      now: 0,
      is: 'waiting, next 9, expects 1',
    },
    {
      what: 'all pieces found before the end: the end is looked after',
      facts: { profile: MP4, knownEndAt: 25, lookedAt: 21, found: 2 },
      now: 22,
      is: 'waiting, next 26, expects 3',
    },
    {
      what: 'ended, all that was expected',
      facts: { profile: MP4, endedAt: 25, lookedAt: 26, found: 3 },
      now: 26,
      is: 'complete, expects 3',
    },
    {
      what: 'ended, more than expected: an interruption cut one',
      facts: { profile: MP4, endedAt: 25, lookedAt: 26, found: 4 },
      now: 26,
      is: 'complete, expects 3',
    },
    {
      what: 'ended, one of three is missing',
      facts: { profile: MP4, endedAt: 25, lookedAt: 26, found: 2 },
      now: 26,
      is: 'waiting, next 30, expects 3',
    },
    {
      what: 'the last look, one of three is missing',
      facts: { profile: MP4, endedAt: 25, lookedAt: 85, found: 2 },
      now: 85,
      is: 'incomplete, expects 3',
    },
    {
      what: 'the last look, all are missing',
      facts: { profile: MP4, endedAt: 25, lookedAt: 85 },
      now: 85,
      is: 'missing, expects 3',
    },
  ],
  'an unknown outcome': [
    {
      what: 'before the shortest piece closes',
      facts: { open: true },
      now: 0,
      is: 'waiting, next 6',
    },
    { what: 'the next one', facts: { open: true, lookedAt: 6 }, now: 7, is: 'waiting, next 16' },
    {
      what: 'the longest piece has closed: a look on request alone',
      facts: { open: true, lookedAt: 121 },
      now: 122,
      is: 'waiting',
    },
    {
      what: 'the profile says when a piece closes',
      facts: { open: true, profile: MP4 },
      now: 0,
      is: 'waiting, next 11',
    },
    {
      what: 'a profile that cuts nothing says nothing',
      facts: { open: true, profile: profileOf(['M3U8']) },
      now: 0,
      is: 'waiting, next 6',
    },
    {
      what: 'it was stopped since',
      facts: { open: true, endedAt: 10 },
      now: 10,
      is: 'waiting, next 11',
    },
    { what: 'settled, and runs', facts: { open: false }, now: 5, is: 'waiting' },
  ],
  'after a restart': [
    {
      what: 'several looks were missed: one is due',
      facts: { endedAt: 30 },
      now: 50,
      is: 'waiting, next 31',
    },
    {
      what: 'once that was made, the last one is left',
      facts: { endedAt: 30, lookedAt: 50 },
      now: 50,
      is: 'waiting, next 90',
    },
    {
      what: 'all were missed: one is due',
      facts: { endedAt: 30, lookedAt: 31 },
      now: 600,
      is: 'waiting, next 35',
    },
    {
      what: 'once that was made, none is left',
      facts: { endedAt: 30, lookedAt: 600 },
      now: 600,
      is: 'missing',
    },
  ],
  'not to be looked for': [
    {
      what: 'switched off for the account',
      facts: { endedAt: 30, isOff: true },
      now: 31,
      is: 'off',
    },
    {
      what: 'switched off, and a callback brought all',
      facts: { profile: MP4, endedAt: 5, found: 1, isOff: true },
      now: 6,
      is: 'complete, expects 1',
    },
    {
      what: 'a vendor without any way to ask',
      facts: { endedAt: 30, canAsk: false },
      now: 31,
      is: 'unavailable',
    },
  ],
};

const START = Date.parse('2026-03-01T10:00:00Z');
const ms = (minutes: number | undefined) =>
  minutes === undefined ? null : START + minutes * 60_000;

function planned({ endedAt, knownEndAt, lookedAt, ...facts }: Facts, now: number): string {
  const all: LookFacts = {
    startedAt: START,
    open: false,
    profile: null,
    found: 0,
    unconfirmed: 0,
    isOff: false,
    canAsk: true,
    ...facts,
    endedAt: ms(endedAt),
    knownEndAt: ms(knownEndAt),
    lookedAt: ms(lookedAt),
  };
  const { state, nextLookAt, expected } = planLooks(all, START + now * 60_000);
  return [
    state,
    ...(nextLookAt === null ? [] : [`next ${(nextLookAt - START) / 60_000}`]),
    ...(expected === null ? [] : [`expects ${expected}`]),
  ].join(', ');
}

describe.each(Object.entries(GROUPS))('%s', (_group, cases) => {
  test.each(cases)('$what', ({ facts, now, is }) => {
    expect(planned(facts, now)).toBe(is);
  });
});

test('whatever is found and whenever it is looked, the plan of what has ended comes to an end', () => {
  for (const found of [0, 1, 2, 5]) {
    let lookedAt: number | undefined;
    let looks = 0;
    for (; looks < 20; looks += 1) {
      const plan = planned({ profile: MP4, endedAt: 25, found, ...(lookedAt && { lookedAt }) }, 25);
      const [, next] = /next ([\d.]+)/.exec(plan) ?? [];
      if (!next) break;
      lookedAt = Number(next);
    }
    expect(looks).toBeLessThanOrEqual(6);
  }
});

afterAll(() => {
  const lines = Object.entries(GROUPS).flatMap(([group, cases]) =>
    cases.map(({ what, now, is }) => `| ${[group, what, now, is].join(' | ')} |`),
  );
  const head = [
    '\nWhen files are looked for, in minutes since the start',
    '| About | Case | Now | Plan |',
    '|---|---|---|---|',
  ];
  process.stdout.write([...head, ...lines, ''].join('\n'));
});
