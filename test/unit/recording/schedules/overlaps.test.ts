import { describe, expect, test } from 'vitest';
import { type Claim, overlapsOf } from '../../../../electron/recording/schedules/overlaps.ts';

const NOW = Date.parse('2026-12-01T00:00Z');

function claimOf(change: Partial<Claim['schedule']>, recordings: readonly string[] = ['a']): Claim {
  const schedule = { name: 'News', enabled: true, timeZone: 'UTC', ...change };
  return { schedule, recordings: new Set(recordings) };
}

const found = (one: Claim, ...others: Claim[]) =>
  overlapsOf(one, others, NOW).map(
    ({ name, at }) => `${name} ${new Date(at).toISOString().slice(0, 16)}`,
  );

const news = claimOf({ cron: '0 19 * * *', durationMinutes: 35 });

describe('schedules that want the same stream of the same vendor', () => {
  test('at overlapping times: the first moment at which both would record', () => {
    const sport = claimOf({ name: 'Sport', cron: '30 19 * * 6', durationMinutes: 60 });
    expect(found(news, sport)).toEqual(['Sport 2026-12-05T19:30']);
    expect(found(sport, news)).toEqual(['News 2026-12-05T19:30']);
  });

  test('one after the other, to the minute: none', () => {
    expect(
      found(news, claimOf({ name: 'Sport', cron: '35 19 * * *', durationMinutes: 60 })),
    ).toEqual([]);
  });

  test('in other time zones', () => {
    const zone = { name: 'Sport', timeZone: 'Asia/Shanghai', durationMinutes: 60 };
    expect(found(news, claimOf({ ...zone, cron: '10 3 * * *' }))).toEqual([
      'Sport 2026-12-01T19:10',
    ]);
    expect(found(news, claimOf({ ...zone, cron: '10 19 * * *' }))).toEqual([]);
  });

  test('without an end it lasts until its next start', () => {
    const endless = claimOf({ name: 'Relay', cron: '0 6 * * *' });
    expect(found(news, endless)).toEqual(['Relay 2026-12-01T19:00']);
    expect(found(claimOf({ name: 'Once', at: '2026-12-02T07:00' }), endless)).toEqual([
      'Relay 2026-12-02T07:00',
    ]);
  });

  test('one that starts again before it ends overlaps with itself', () => {
    expect(found(claimOf({ cron: '0 * * * *', durationMinutes: 90 }))).toEqual([
      'News 2026-12-01T02:00',
    ]);
    expect(found(claimOf({ cron: '0 * * * *', durationMinutes: 60 }))).toEqual([]);
  });
});

test.each([
  ['another stream', claimOf({ name: 'Sport', cron: '0 19 * * *' }, ['b'])],
  ['one that is off', claimOf({ name: 'Sport', cron: '0 19 * * *', enabled: false })],
  ['one that starts nothing', claimOf({ name: 'Sport', cron: '0 19 * * *', expectOnly: true })],
])('%s is none', (_name, other) => {
  expect(found(news, other)).toEqual([]);
  expect(found(other, news)).toEqual([]);
});
