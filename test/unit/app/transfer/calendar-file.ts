import { loadLibrary } from '../../../../electron/app/transfer/calendar/library.ts';
import { readCalendar } from '../../../../electron/app/transfer/calendar/read-calendar.ts';

/** A Tuesday, 08:00 in Shanghai. */
export const NOW = Date.parse('2026-12-01T00:00:00Z');

const library = await loadLibrary();

export const calendar = (...lines: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');

export const event = (...lines: string[]): string =>
  ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');

export const read = (text: string, nowMs = NOW) =>
  readCalendar(text, {
    nowMs,
    localZone: 'Asia/Shanghai',
    untitled: 'Event',
    library,
    yieldTurn: () => Promise.resolve(),
  });

/** What becomes of one event in a calendar: the times of its schedules, and the reasons. */
export async function times(...lines: string[]) {
  const result = await read(calendar(event('UID:a', 'SUMMARY:News', ...lines)));
  if (!result.ok) throw new Error(result.fault);
  return [
    ...result.proposals.map((one) => one.times),
    ...result.refused.map(({ code, detail }) => `${code} ${detail}`.trim()),
  ];
}
