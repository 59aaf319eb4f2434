import { describe, expect, test } from 'vitest';
import { calendar, event, read, times } from './calendar-file.ts';

const SHANGHAI = 'DTSTART;TZID=Asia/Shanghai:20261201T190000';
const END = 'DTEND;TZID=Asia/Shanghai:20261201T193500';
const zone = { timeZone: 'Asia/Shanghai' };
const news = { ...zone, durationMinutes: 35 };
const daily = { days: [1, 2, 3, 4, 5, 6, 7], time: '19:00' };

describe('an event becomes a schedule', () => {
  test.each([
    ['once', [], { at: '2026-12-01T19:00', ...news }],
    ['daily', ['RRULE:FREQ=DAILY'], { weekly: daily, ...news }],
    [
      'on weekdays, by Outlook',
      ['RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;WKST=MO'],
      { weekly: { days: [1, 2, 3, 4, 5], time: '19:00' }, ...news },
    ],
    [
      'weekly by its first day',
      ['RRULE:FREQ=WEEKLY;INTERVAL=1'],
      { weekly: { days: [2], time: '19:00' }, ...news },
    ],
    ['monthly by its first day', ['RRULE:FREQ=MONTHLY'], { cron: '0 19 1 * *', ...news }],
    [
      'the first Tuesday of a month',
      ['RRULE:FREQ=MONTHLY;BYDAY=1TU'],
      { cron: '0 19 * * 2#1', ...news },
    ],
    [
      'the same with the position apart',
      ['RRULE:FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1'],
      { cron: '0 19 * * 2#1', ...news },
    ],
    ['yearly', ['RRULE:FREQ=YEARLY'], { cron: '0 19 1 12 *', ...news }],
    [
      'to a date',
      ['RRULE:FREQ=DAILY;UNTIL=20261224T110000Z'],
      { weekly: daily, ...news, until: '2026-12-24' },
    ],
    [
      'to a moment before the start of that day',
      ['RRULE:FREQ=DAILY;UNTIL=20261224T105959Z'],
      { weekly: daily, ...news, until: '2026-12-23' },
    ],
    [
      'so many times',
      ['RRULE:FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4'],
      { weekly: { days: [2, 4], time: '19:00' }, ...news, until: '2026-12-10' },
    ],
    [
      'without some dates',
      [
        'RRULE:FREQ=DAILY',
        'EXDATE;TZID=Asia/Shanghai:20261205T190000,20261206T190000',
        'EXDATE:20261208T110000Z',
        'EXDATE;VALUE=DATE:20261210',
      ],
      {
        weekly: daily,
        ...news,
        exceptions: ['2026-12-05', '2026-12-06', '2026-12-08', '2026-12-10'],
      },
    ],
  ])('%s', async (_name, lines, expected) => {
    expect(await times(SHANGHAI, END, ...lines)).toEqual([expected]);
  });

  test('a duration counts like an end, and no end leaves the end to the preset', async () => {
    expect(await times(SHANGHAI, 'DURATION:PT1H30M')).toEqual([
      { at: '2026-12-01T19:00', ...zone, durationMinutes: 90 },
    ]);
    expect(await times(SHANGHAI)).toEqual([{ at: '2026-12-01T19:00', ...zone }]);
  });

  test('a series that begins later leaves out the dates before its first', async () => {
    const later = await times('DTSTART;TZID=Asia/Shanghai:20261215T190000', 'RRULE:FREQ=WEEKLY');
    expect(later).toEqual([
      { weekly: { days: [2], time: '19:00' }, ...zone, exceptions: ['2026-12-01', '2026-12-08'] },
    ]);
  });

  test('a date besides the rule is a schedule of its own', async () => {
    const extra = await times(
      SHANGHAI,
      'RRULE:FREQ=WEEKLY',
      'RDATE;TZID=Asia/Shanghai:20261203T200000',
    );
    expect(extra).toEqual([
      { weekly: { days: [2], time: '19:00' }, ...zone },
      { at: '2026-12-03T20:00', ...zone },
    ]);
  });
});

describe('what a schedule cannot hold is named', () => {
  test.each([
    ['all-day', ['DTSTART;VALUE=DATE:20261201']],
    ['cancelled', [SHANGHAI, 'STATUS:CANCELLED']],
    ['malformed DTSTART', ['DTSTART:soon']],
    ['malformed DTSTART', ['DTSTART:20260230T100000Z']],
    ['malformed DTSTART', []],
    ['zone Mars/Olympus', ['DTSTART;TZID=Mars/Olympus:20261201T190000']],
    ['seconds 20261201T190030Z', ['DTSTART:20261201T190030Z']],
    ['ends-before', [SHANGHAI, 'DTEND;TZID=Asia/Shanghai:20261201T180000']],
    ['too-long', [SHANGHAI, 'DURATION:P2D']],
    ['over', ['DTSTART:20251201T190000Z']],
    ['over', ['DTSTART:20251201T190000Z', 'RRULE:FREQ=DAILY;COUNT=3']],
    ['frequency FREQ=HOURLY', [SHANGHAI, 'RRULE:FREQ=HOURLY']],
    ['interval FREQ=WEEKLY;INTERVAL=2', [SHANGHAI, 'RRULE:FREQ=WEEKLY;INTERVAL=2']],
    ['rule FREQ=MONTHLY;BYDAY=-2TU', [SHANGHAI, 'RRULE:FREQ=MONTHLY;BYDAY=-2TU']],
    ['rule FREQ=DAILY;BYHOUR=9,19', [SHANGHAI, 'RRULE:FREQ=DAILY;BYHOUR=9,19']],
    [
      'rule FREQ=MONTHLY;BYDAY=TU;BYMONTHDAY=1',
      [SHANGHAI, 'RRULE:FREQ=MONTHLY;BYDAY=TU;BYMONTHDAY=1'],
    ],
    ['first-off-rule FREQ=WEEKLY;BYDAY=MO', [SHANGHAI, 'RRULE:FREQ=WEEKLY;BYDAY=MO']],
    ['too-many-exceptions', ['DTSTART;TZID=Asia/Shanghai:20281201T190000', 'RRULE:FREQ=DAILY']],
  ])('%s', async (expected, lines) => {
    expect(await times(...lines)).toEqual([expected]);
  });

  test('tasks, and an event that the end of the file cuts off', async () => {
    const text = `${calendar('BEGIN:VTODO', 'SUMMARY:Buy tape', 'END:VTODO').replace('END:VCALENDAR\r\n', '')}BEGIN:VEVENT\r\nSUMMARY:News\r\n${SHANGHAI}`;
    expect(await read(text)).toEqual({
      ok: true,
      proposals: [],
      refused: [
        { line: 3, name: 'Buy tape', code: 'not-an-event', detail: 'VTODO' },
        { line: 6, name: 'News', code: 'incomplete', detail: '' },
      ],
    });
  });

  test('a file that is no calendar, and one with too many events', async () => {
    expect(await read('{"schedules":[]}')).toEqual({ ok: false, fault: 'not-a-calendar' });
    const many = calendar(...Array.from({ length: 1001 }, () => event(SHANGHAI)));
    expect(await read(many)).toEqual({ ok: false, fault: 'too-many-events' });
  });
});

describe('time zones', () => {
  const described = (...parts: string[]) =>
    ['BEGIN:VTIMEZONE', 'TZID:Studio', ...parts, 'END:VTIMEZONE'].join('\r\n');
  const part = (kind: string, offset: string) =>
    [`BEGIN:${kind}`, 'DTSTART:16010101T000000', `TZOFFSETTO:${offset}`, `END:${kind}`].join(
      '\r\n',
    );

  const zoneOf = async (tzid: string, extra = '') => {
    const result = await read(
      calendar(
        ...(extra ? [extra] : []),
        event('UID:a', 'SUMMARY:News', `DTSTART;TZID=${tzid}:20261201T190000`, 'RRULE:FREQ=DAILY'),
      ),
    );
    if (!result.ok) throw new Error(result.fault);
    return result.proposals[0]?.times.timeZone ?? result.refused[0]?.code;
  };

  test.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['"China Standard Time"', 'Asia/Shanghai'],
    ['W. Europe Standard Time', 'Europe/Berlin'],
    ['"(UTC+08:00) Beijing, Chongqing, Hong Kong, Urumqi"', 'Asia/Shanghai'],
    ['/example.org/20260101/Europe/Berlin', 'Europe/Berlin'],
  ])('%s is known by its name', async (tzid, expected) => {
    expect(await zoneOf(tzid)).toBe(expected);
  });

  test('one that the file describes is known where its clock is never changed', async () => {
    expect(await zoneOf('Studio', described(part('STANDARD', '+0800')))).toBe('Etc/GMT-8');
    expect(await zoneOf('Studio', described(part('STANDARD', '+0530')))).toBe('zone');
    const changed = described(part('STANDARD', '+0100'), part('DAYLIGHT', '+0200'));
    expect(await zoneOf('Studio', changed)).toBe('zone');
  });

  test('a zone that only Outlook knows is never taken for the one of this computer', async () => {
    expect(await zoneOf('tzone://Microsoft/Custom')).toBe('zone');
    expect(await zoneOf('"tzone://Microsoft/Custom"')).toBe('zone');
    expect(await zoneOf('Customized Time Zone')).toBe('zone');
  });

  test('a time without a zone is one of this computer, and the preview says so', async () => {
    const result = await read(calendar(event('SUMMARY:News', 'DTSTART:20261201T190000')));
    expect(result).toMatchObject({
      proposals: [
        {
          times: { at: '2026-12-01T19:00', timeZone: 'Asia/Shanghai' },
          notes: [{ code: 'local-zone', detail: 'Asia/Shanghai' }],
        },
      ],
    });
  });

  test('a time in UTC is told by the clock of this computer', async () => {
    expect(await times('DTSTART:20261201T110000Z')).toEqual([{ at: '2026-12-01T19:00', ...zone }]);
    expect(await times('DTSTART:20261201T110000Z', 'RRULE:FREQ=WEEKLY')).toEqual([
      { weekly: { days: [2], time: '11:00' }, timeZone: 'UTC' },
    ]);
  });
});

describe('a series and its changed dates', () => {
  const series = (...changes: string[]) =>
    calendar(
      event('UID:a', 'SUMMARY:News', SHANGHAI, END, 'RRULE:FREQ=DAILY', 'SEQUENCE:2'),
      ...changes,
    );
  const moved = [
    'UID:a',
    'RECURRENCE-ID;TZID=Asia/Shanghai:20261203T190000',
    'DTSTART;TZID=Asia/Shanghai:20261203T203000',
    'DURATION:PT10M',
  ];

  test('a date that moves is left out, and is a schedule of its own', async () => {
    const result = await read(series(event(...moved)));
    expect(result).toMatchObject({
      proposals: [
        { name: 'News', times: { weekly: daily, exceptions: ['2026-12-03'] } },
        {
          name: 'News 2026-12-03',
          times: { at: '2026-12-03T20:30', ...zone, durationMinutes: 10 },
        },
      ],
      refused: [],
    });
  });

  test('a date that is cancelled is left out, and named', async () => {
    const result = await read(series(event(...moved, 'STATUS:CANCELLED')));
    expect(result).toMatchObject({
      proposals: [{ times: { exceptions: ['2026-12-03'] } }],
      refused: [{ code: 'cancelled' }],
    });
  });

  test('a change of all following dates refuses the series', async () => {
    const all = moved.map((line) =>
      line.replace('RECURRENCE-ID;', 'RECURRENCE-ID;RANGE=THISANDFUTURE;'),
    );
    expect(await read(series(event(...all)))).toMatchObject({
      refused: [{ line: 3, code: 'following' }],
    });
  });

  test('of several versions the newest holds', async () => {
    const older = event('UID:a', 'SUMMARY:Old news', SHANGHAI, 'SEQUENCE:1');
    expect(await read(series(older))).toMatchObject({
      proposals: [{ name: 'News' }],
      refused: [{ name: 'Old news', code: 'older-version' }],
    });
  });
});

test('names are readable, bounded and different', async () => {
  const result = await read(
    calendar(
      event(String.raw`SUMMARY:News\, \nlate`, SHANGHAI),
      event('SUMMARY:News\\, late', 'DTSTART:20261202T110000Z'),
      event(`SUMMARY:${'长'.repeat(200)}`, SHANGHAI),
      event('SUMMARY:\u202e\u200b', SHANGHAI),
    ),
  );
  if (!result.ok) throw new Error(result.fault);
  expect(result.proposals.map(({ name }) => name)).toEqual([
    'News, late',
    'News, late (2)',
    '长'.repeat(80),
    'Event 4',
  ]);
});

test('an exception of another time of day leaves out nothing, and the preview says so', async () => {
  const result = await read(
    calendar(
      event(
        'SUMMARY:News',
        SHANGHAI,
        'RRULE:FREQ=DAILY',
        'EXDATE;TZID=Asia/Shanghai:20261205T080000',
      ),
    ),
  );
  expect(result).toMatchObject({
    proposals: [{ notes: [{ code: 'exception-ignored', detail: '2026-12-05 08:00' }] }],
  });
});

test('a day that not all months have is told: calendars differ in what they make of it', async () => {
  const rule = 'RRULE:FREQ=MONTHLY;BYMONTHDAY=30';
  const result = await read(
    calendar(event('SUMMARY:News', 'DTSTART;TZID=Asia/Shanghai:20261230T190000', rule)),
  );
  expect(result).toMatchObject({
    proposals: [
      { times: { cron: '0 19 30 * *' }, notes: [{ code: 'short-months', detail: '30' }] },
    ],
  });
});
