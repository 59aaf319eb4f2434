import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { HistoryRow } from '#contract/model/history.ts';
import { isShorter } from '#contract/rules/history-span.ts';
import { outcomeOf } from '../../../electron/zego/answer/answer.ts';
import { vendorFacts } from '../../../electron/zego/vendors/registry.ts';
import { againOf, presetFrom } from '../../../renderer/history/again/preset-of-row.ts';
import { outcomeCountText } from '../../../renderer/history/list/count-text.ts';
import { remarkOf, rowIds } from '../../../renderer/history/rows/row-text.ts';
import { spanChoices, spanText } from '../../../renderer/settings/idle-and-span-choices.ts';
import { dayText, rounded, rowDay } from '../../../renderer/shared/format/number-and-day.ts';
import { accountOf } from '../../support/app-states.ts';
import { detailOf, historyRow as row } from '../../support/history-rows.ts';
import { presetOf } from '../../support/presets.ts';
import { callOf } from '../../support/runs.ts';
import { translator } from './text.ts';

describe('the last column', () => {
  const t = translator('en');
  const remark = (change: Partial<HistoryRow>) => remarkOf(row(1, change), vendorFacts(), t);
  const rejected = { status: 'rejected', message: 'no' } as const;

  test('what was accepted: the code and the message as they came', () => {
    expect(remark({ vendor: 'Ws', vendorCode: '200' })).toBe('200 · success');
    expect(remark({ vendorCode: '', message: null })).toBe('0');
  });
  test('a return code with what it means, and one that no document lists', () => {
    const refused = { ...rejected, reason: 'return-code' } as const;
    expect(remark({ ...refused, code: '5' })).toBe('5 · Configuration error · no');
    expect(remark({ ...refused, code: '4711' })).toBe('4711 · Undocumented return code · no');
  });
  test('a vendor’s own code comes first; an unknown one is shown as it is', () => {
    expect(remark({ ...rejected, vendor: 'Huawei', vendorCode: '103011019' })).toBe(
      '103011019 · The vendor cannot find a resource and does not name it · no',
    );
    expect(remark({ ...rejected, vendorCode: 'Never.Heard' })).toBe('Never.Heard · no');
    expect(remark({ ...rejected, vendorCode: null })).toBe('0 · no');
  });
  test('nothing of the vendor where an operator settled it, and its words where it was accepted', () => {
    const settled = { ...rejected, verdict: 'not-recording' } as const;
    expect(remark(settled)).toBe('');
    expect(remark({ verdict: 'not-recording', message: 'success' })).toMatch(/success/);
  });
  test('our own reason where nothing came, or where it says more', () => {
    const lost = { status: 'unknown', code: null, message: null, reason: 'no-answer' } as const;
    expect(remark(lost)).toBe('The request was sent, but no response arrived.');
    expect(remark({ status: 'unknown', reason: 'stream-missing' })).toMatch(/this stream/);
  });
});

describe('counts and days in words', () => {
  const [en, zh] = [translator('en'), translator('zh-CN')];

  test('exact, one, and an estimate that says no more than it knows', () => {
    expect(outcomeCountText({ count: 12_437, exact: true }, 'en', en)).toBe('12,437 outcomes');
    expect(outcomeCountText({ count: 1, exact: true }, 'en', en)).toBe('1 outcome');
    expect(outcomeCountText({ count: 12_437, exact: false }, 'en', en)).toBe(
      'about 12,400 outcomes',
    );
    expect(outcomeCountText({ count: 12_437, exact: false }, 'zh-CN', zh)).toBe('约 12,400 条结果');
    // Nothing in the part that could be looked at is no number of the whole.
    expect(outcomeCountText({ count: 0, exact: false }, 'en', en)).toBeNull();
    expect(outcomeCountText({ count: 0, exact: true }, 'en', en)).toBe('0 outcomes');
    expect([7, 999, 1_234, 999_700].map(rounded)).toEqual([7, 999, 1_230, 1_000_000]);
  });

  test('a day of another year says so', () => {
    const now = new Date(2026, 10, 22);
    const [near, far] = [new Date(2026, 2, 3, 10), new Date(2024, 2, 3, 10)];
    expect(dayText(near, now, 'en')).toBe('3 March');
    expect(dayText(far, now, 'en')).toBe('3 March 2024');
    expect(dayText(far, now, 'zh-CN')).toBe('2024年3月3日');
    expect([near, far].map((date) => rowDay(date, now))).toEqual(['03-03', '2024-03-03']);
  });
  test('the day is the local one, also after the system has changed its time zone', () => {
    const module = new URL('../../../renderer/shared/format/number-and-day.ts', import.meta.url);
    // In a process of its own: a worker does not follow its time zone.
    const script = `
      const { dayText } = await import(${JSON.stringify(module.href)});
      for (const zone of ['Pacific/Pago_Pago', 'Pacific/Kiritimati', 'UTC']) {
        process.env.TZ = zone;
        const [early, late] = [new Date(2026, 2, 3, 0, 5), new Date(2026, 2, 3, 23, 55)];
        console.log(early.getTimezoneOffset(), dayText(early, early, 'en'), dayText(late, early, 'en'));
      }`;
    const node = ['--input-type=module', '--no-warnings', '-e', script];
    expect(execFileSync(process.execPath, node, { encoding: 'utf8' }).trim().split('\n')).toEqual([
      '660 3 March 3 March',
      '-840 3 March 3 March',
      '0 3 March 3 March',
    ]);
  });
});

describe('the ids of a row', () => {
  const ids = { taskId: 'T1', vendorRequestId: 'V1', persistentId: 'P1', traceId: 'X1' };
  const stream = { streamId: 'cdn01', status: 'accepted' as const, task: 'mp4', ...ids };
  const outcome = outcomeOf([stream, { ...stream, task: 'm3u8', taskId: 'T2' }], {
    code: 0,
    message: 'success',
    requestId: '4191282558729715911',
    httpStatus: 200,
    raw: '{}',
  });
  const detail = { ...detailOf(callOf({ id: 'call', outcome })) };

  test('are all there, those of other file formats are not', () => {
    const text = rowIds(row(1, { streamId: 'cdn01', task: 'mp4' }), detail);
    for (const id of ['cdn01', '4191282558729715911', ...Object.values(ids), 'call']) {
      expect(text).toContain(id);
    }
    expect(text).not.toContain('T2');
  });
});

describe('starting again from a row', () => {
  const [own, other] = [accountOf(), accountOf({ id: 'other', name: 'Other', appId: 12345 })];
  const preset = presetOf({ name: 'Evening news', accountId: own.id });
  const old = row(1, {
    presetName: preset.name,
    accountName: own.name,
    vendor: preset.vendors[0] ?? 'Tencent',
    streamId: preset.streamIds[0] ?? '',
  });
  const kind = (presets: Parameters<typeof againOf>[2], change = {}) => {
    const then = { ...old, ...change };
    return againOf(then, [then], presets, [own, other]);
  };

  test('a preset that is there, archived, or gone', () => {
    expect(kind([preset])).toEqual({
      kind: 'ready',
      preset,
      lost: null,
      otherAccount: false,
    });
    expect(kind([{ ...preset, archived: true }]).kind).toBe('archived');
    expect(kind([{ ...preset, name: 'Evening news 2' }]).kind).toBe('gone');
  });

  test('what has changed since is known', () => {
    expect(kind([preset], { streamId: 'gone' })).toMatchObject({ lost: { streamId: 'gone' } });
    expect(kind([preset], { vendor: 'Aliyun' })).toMatchObject({ lost: { vendor: 'Aliyun' } });
    expect(kind([{ ...preset, accountId: 'other' }])).toMatchObject({ otherAccount: true });
    expect(kind([{ ...preset, accountId: 'deleted' }])).toMatchObject({ otherAccount: false });
  });

  test('a new preset has the call’s streams, its vendor, and the account of its name and AppId', () => {
    const call = callOf({ vendor: 'Ws', streamIds: ['a', 'b', 'a'] });
    const detail = { ...detailOf(call), accountName: 'Other', appId: 12345 };
    const made = presetFrom([detail], [own, other], 'News 2');
    expect(made).toMatchObject({
      name: 'News 2',
      accountId: 'other',
      vendors: ['Ws'],
      streamIds: ['a', 'b'],
      end: null,
    });
    expect(presetFrom([{ ...detail, accountName: 'Renamed' }], [own], '')?.accountId).toBe(own.id);
    expect(presetFrom([{ ...detail, appId: 1 }], [own], '')?.accountId).toBe('');
    expect(presetFrom([], [own], '')).toBeUndefined();
  });
});

describe('how long calls are kept', () => {
  const t = translator('en');
  test('for good, the usual spans, and one that somebody has written into the file', () => {
    expect(spanChoices(null)).toEqual([null, 90, 365, 730]);
    expect(spanChoices(100)).toEqual([null, 90, 100, 365, 730]);
    expect(spanChoices(100).map((days) => spanText(days, t))).toEqual([
      'Forever',
      '90 days',
      '100 days',
      '1 year',
      '2 years',
    ]);
  });
  test('only a shorter one deletes', () => {
    expect([isShorter(90, null), isShorter(90, 365), isShorter(365, 90)]).toEqual([
      true,
      true,
      false,
    ]);
    expect([isShorter(null, 90), isShorter(90, 90)]).toEqual([false, false]);
  });
});
