/** An endpoint to which nothing is sent: all starts lie hours ahead. */
export const DISTANT_ENDPOINT = 'http://127.0.0.1:9';

const HOUR = 60;
const DAY = 24 * HOUR;

const twoDigits = (value: number) => String(value).padStart(2, '0');

/**
 * A provision file with so many weekly schedules over ten presets, in three time zones. The first starts two hours
 * from `nowMs`, the last a day later.
 */
export function provisionOf(count: number, endpoint: string, nowMs = Date.now()): string {
  const zones = ['UTC', 'Asia/Shanghai', 'America/New_York'];
  const names = Array.from({ length: 10 }, (_, index) => `Preset ${index}`);
  const from = Math.floor(nowMs / 60_000) + 2 * HOUR;
  const schedules = Array.from({ length: count }, (_, index) => {
    const minute = from + Math.floor((index * (DAY - 4 * HOUR)) / Math.max(count, 1));
    const zone = zones[index % zones.length] ?? 'UTC';
    return {
      name: `Schedule ${index}`,
      preset: names[index % names.length],
      weekly: { days: [1, 2, 3, 4, 5, 6, 7], time: timeIn(zone, minute * 60_000) },
      timeZone: zone,
      durationMinutes: 30,
    };
  });
  return JSON.stringify({
    accounts: [{ name: 'Main', appId: 12345, serverSecret: '0'.repeat(32), endpoint }],
    presets: names.map((name, index) => ({
      ...{ name, account: 'Main', vendors: ['Ws'], streamIds: [`stream${index}`] },
    })),
    schedules,
  });
}

function timeIn(timeZone: string, ms: number): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, hour: 'numeric', minute: 'numeric', hour12: false },
  }).formatToParts(ms);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return `${twoDigits(of('hour') % 24)}:${twoDigits(of('minute'))}`;
}
