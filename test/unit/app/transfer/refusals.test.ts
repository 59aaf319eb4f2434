import { expect, test } from 'vitest';
import { refusalText } from '#contract/rules/refusal-text.ts';
import { translatorFor } from '../../../../electron/app/language.ts';
import { planPresets, planSchedules } from '../../../../electron/app/transfer/plan.ts';

const en = translatorFor('en');
const zh = translatorFor('zh-CN');

const KNOWN = { accounts: [], presets: [], schedules: [] };
const ITEM = {
  name: 'News',
  preset: 'Evening news',
  cron: '0 19 * * *',
  timeZone: 'Asia/Shanghai',
};
const place = { kind: 'item', number: 1 } as const;

test.each([
  ['a zone that is none', { timeZone: 'Mars' }, 'Time zone', '时区'],
  ['a day that is none', { cron: undefined, weekly: { days: [8], time: '19:00' } }, 'Days', '星期'],
  [
    'minutes of a missed start',
    { missed: { startWithinMinutes: -1 } },
    'Late start within (minutes)',
    '错过后最多可晚多少分钟',
  ],
  ['an object without its fields', { cron: undefined, weekly: 'daily' }, 'weekly', 'weekly'],
])('%s is named as the window names it', (_what, change, english, chinese) => {
  const [planned] = planSchedules([{ place, item: { ...ITEM, ...change } }], KNOWN);
  const { reason, detail = '' } = planned?.row ?? {};
  expect(reason && refusalText(reason, detail, en)).toBe(
    `A field is missing or not valid: “${english}”`,
  );
  expect(reason && refusalText(reason, detail, zh)).toBe(`字段缺失或无效：“${chinese}”`);
});

test('a field of a preset likewise; one that there is not is quoted from the file', () => {
  const textOf = (item: object) => {
    const [planned] = planPresets([{ place, item }], KNOWN);
    const { reason, detail = '' } = planned?.row ?? {};
    return reason && refusalText(reason, detail, en);
  };
  const item = { name: 'News', account: 'Main', vendors: ['Ws'], streamIds: ['cdn01'] };
  expect(textOf({ ...item, streamIds: [] })).toBe('A field is missing or not valid: “Streams”');
  expect(textOf({ ...item, serverSecret: 'x' })).toBe('Unknown fields: serverSecret');
});
