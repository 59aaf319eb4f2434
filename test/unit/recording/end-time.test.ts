import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { LIMIT_MARGIN_SECONDS } from '#contract/model/preset.ts';
import { endTimeAt } from '../../../electron/recording/end-time.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const seconds = (iso: string) => Date.parse(iso) / 1000;

test('after minutes counts from the moment of sending, and is not early by a part of a second', () => {
  expect(endTimeAt({ afterMinutes: 90 }, Date.parse('2026-11-22T10:00:00.900Z'))).toBe(
    seconds('2026-11-22T11:30:01Z'),
  );
});

test('24 hours are the most, and end a little early rather than be refused', () => {
  const now = Date.parse('2026-11-22T10:00:00Z');
  expect(endTimeAt({ afterMinutes: 1440 }, now)).toBe(now / 1000 + 86_400 - LIMIT_MARGIN_SECONDS);
  expect(endTimeAt({ afterMinutes: 1441 }, now)).toBeNull();
});

test('a moment is itself, within the same bounds', () => {
  const now = Date.parse('2026-11-22T10:00:00Z');
  expect(endTimeAt({ until: now / 1000 + 60 }, now)).toBe(now / 1000 + 60);
  expect(endTimeAt({ until: now / 1000 }, now)).toBeNull();
  expect(endTimeAt({ until: now / 1000 + 86_401 }, now)).toBeNull();
});

test('where a later task takes over, the latest end that is taken stands for one further away', () => {
  const now = Date.parse('2026-11-22T10:00:00Z');
  const latest = now / 1000 + 86_400 - LIMIT_MARGIN_SECONDS;
  expect(endTimeAt({ until: now / 1000 + 10 * 86_400 }, now, true)).toBe(latest);
  expect(endTimeAt({ until: now / 1000 }, now, true)).toBeNull();
});

test('a time of day is the next one on the local clock', () => {
  vi.stubEnv('TZ', 'Asia/Shanghai');
  const at = { at: '22:00' };
  expect(endTimeAt(at, Date.parse('2026-11-22T13:59:59Z'))).toBe(seconds('2026-11-22T14:00:00Z'));
  expect(endTimeAt(at, Date.parse('2026-11-22T14:00:00Z'))).toBe(
    seconds('2026-11-23T14:00:00Z') - LIMIT_MARGIN_SECONDS,
  );
  expect(endTimeAt(at, Date.parse('2026-11-22T14:00:10Z'))).toBe(seconds('2026-11-23T14:00:00Z'));
});

test('where the clocks go forward, tomorrow is nearer', () => {
  vi.stubEnv('TZ', 'Europe/Berlin');
  expect(endTimeAt({ at: '22:00' }, Date.parse('2026-03-28T21:30:00Z'))).toBe(
    seconds('2026-03-29T20:00:00Z'),
  );
});

test('where the clocks go back, tomorrow can be more than 24 hours away: refused', () => {
  vi.stubEnv('TZ', 'Europe/Berlin');
  expect(endTimeAt({ at: '22:00' }, Date.parse('2026-10-24T20:00:01Z'))).toBeNull();
  expect(endTimeAt({ at: '22:00' }, Date.parse('2026-10-24T21:00:00Z'))).toBe(
    seconds('2026-10-25T21:00:00Z') - LIMIT_MARGIN_SECONDS,
  );
});

test('an hour that the clocks skip gives a time, and the right one the day before', () => {
  vi.stubEnv('TZ', 'Europe/Berlin');
  const end = endTimeAt({ at: '02:30' }, Date.parse('2026-03-28T12:00:00Z'));
  expect(end).toBe(seconds('2026-03-29T01:30:00Z'));
  expect(endTimeAt({ at: '02:30' }, Date.parse('2026-03-29T12:00:00Z'))).toBe(
    seconds('2026-03-30T00:30:00Z'),
  );
});

test('whatever the moment and the zone: inside (now, now + 24 h], or refused', () => {
  const zones = [
    'UTC',
    'Asia/Shanghai',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
  ];
  const hour = fc.integer({ min: 0, max: 23 });
  const minute = fc.integer({ min: 0, max: 59 });
  const two = (value: number) => String(value).padStart(2, '0');
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2028-01-01') }),
      hour,
      minute,
      (zone, now, hours, minutes) => {
        vi.stubEnv('TZ', zone);
        const end = endTimeAt({ at: `${two(hours)}:${two(minutes)}` }, now);
        if (end === null) return;
        expect(end).toBeGreaterThan(now / 1000 - 1);
        expect(end).toBeGreaterThan(Math.floor(now / 1000));
        expect(end).toBeLessThanOrEqual(Math.floor(now / 1000) + 86_400);
        const local = new Date(end * 1000);
        const skipped = local.getHours() !== hours || local.getMinutes() !== minutes;
        const cut = end === Math.floor(now / 1000) + 86_400 - LIMIT_MARGIN_SECONDS;
        if (skipped && !cut) expect(zone).not.toBe('UTC');
      },
    ),
    { numRuns: 2_000 },
  );
});
