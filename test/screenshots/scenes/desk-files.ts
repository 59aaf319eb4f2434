/** Files as an operator gets them from a calendar, another desk and a spreadsheet; each with parts that are refused. */

const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];

export const CALENDAR = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Station//Planning//EN',
  ...event(
    'UID:news',
    'SUMMARY:Evening news',
    'DTSTART;TZID=Asia/Shanghai:20200106T190000',
    'DTEND;TZID=Asia/Shanghai:20200106T193500',
    'RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  ),
  ...event(
    'UID:football',
    'SUMMARY:足球直播：中超联赛 第二十轮',
    'DTSTART;TZID=Asia/Shanghai:20991205T200000',
    'DTEND;TZID=Asia/Shanghai:20991205T220000',
  ),
  ...event(
    'UID:magazine',
    'SUMMARY:Culture magazine\\, repeated at night for the regional windows of the north',
    'DTSTART:20200101T013000',
    'DTEND:20200101T021500',
    'RRULE:FREQ=MONTHLY;BYMONTHDAY=31',
  ),
  ...event('UID:holiday', 'SUMMARY:Holiday', 'DTSTART;VALUE=DATE:20991001'),
  ...event(
    'UID:jazz',
    'SUMMARY:Jazz',
    'DTSTART;TZID=Asia/Shanghai:20200106T210000',
    'DTEND;TZID=Asia/Shanghai:20200106T220000',
    'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO',
  ),
  'END:VCALENDAR',
  '',
].join('\r\n');

export const PRESETS_JSON = JSON.stringify({
  presets: [
    { name: 'Evening news', account: 'Main', vendors: ['Ws'], streamIds: ['news_main'] },
    { name: 'Late film', account: 'Main', vendors: ['Tencent'], streamIds: ['late_1'] },
    { name: '周末足球', account: 'Main', vendors: ['Tencent', 'Ws'], streamIds: ['football_1'] },
    { name: 'Opera', account: 'Concert department', vendors: ['Ws'], streamIds: ['opera'] },
    { name: 'Without vendor', account: 'Main', vendors: [], streamIds: ['x'] },
  ],
  schedules: [{}, {}],
  accounts: [{}],
});

export const SCHEDULES_CSV = [
  'name,preset,at,days,time,cron,timeZone,durationMinutes,enabled',
  'News at noon,Evening news,,1 2 3 4 5,12:00,,Asia/Shanghai,40,yes',
  '周末足球,体育直播 主信号,,6 7,20:00,,Asia/Shanghai,120,yes',
  'Night loop,,,1,01:00,,Asia/Shanghai,300,yes',
  'Broken rule,Evening news,,,,99 * * * *,Asia/Shanghai,30,yes',
  'Without zone,Evening news,,1,01:00,,Beijing,30,yes',
  '',
].join('\r\n');
