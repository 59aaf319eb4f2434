import { describe, expect, test } from 'vitest';
import type { AppState } from '#contract/model/app-state.ts';
import { performViews } from '../../../electron/control/command-line/perform-views.ts';
import { columnsOf, tableLines } from '../../../electron/control/command-line/table.ts';
import type { ViewKind } from '../../../electron/control/command-line/view-options.ts';
import type { PublishedFacts } from '../../../electron/control/published/collections.ts';
import { accountOf, byPreset, stateOf } from '../../support/app-states.ts';
import { presetOf } from '../../support/presets.ts';
import { MOMENT, recordingOf, runViewOf, settledCall } from '../../support/runs.ts';

/** What a command line prints of these facts. */
function shown(kind: Exclude<ViewKind, 'watch'>, facts: PublishedFacts) {
  const lines: { json: Readonly<Record<string, unknown>> | null; text: string }[] = [];
  const code = performViews(
    { views: [{ kind }] },
    { facts: () => facts, now: () => new Date(MOMENT) },
    (event) => {
      if (event.kind === 'line') lines.push(event);
    },
  );
  return {
    code,
    json: lines.flatMap(({ json }) => (json ? [json] : [])),
    text: lines.map(({ text }) => text),
  };
}

const SCHEDULE: AppState['schedules'][number] = {
  schedule: {
    ...{ id: 'schedule', name: 'News', presetId: 'preset', timeZone: 'Asia/Shanghai' },
    ...{ weekly: { days: [1], time: '19:00' }, missed: { startWithinMinutes: 10 } },
    ...{ enabled: true, since: new Date(MOMENT).toISOString() },
  },
  nextAt: new Date(MOMENT + 3_600_000).toISOString(),
  endsAt: null,
};

describe('--list', () => {
  test('has a line for each account, preset and schedule, and no secret', () => {
    const { json, code } = shown('list', stateOf({ schedules: [SCHEDULE] }));
    expect(json.map((line) => line.type)).toEqual(['app', 'preset', 'account', 'schedule']);
    expect(json).toContainEqual({
      ...{ type: 'account', id: 'account', name: 'Main', appId: 12345, isTest: null },
      ...{ endpoint: 'https://rtc-api.zego.im/', badge: 'production', practice: false },
      secret: 'held',
    });
    expect(code).toBe(0);
  });

  test('is a table in the language of the window', () => {
    const accounts = [accountOf({ name: '总台' })];
    const chinese = shown('list', stateOf({ accounts, language: 'zh-CN' }));
    expect(chinese.text).toEqual([
      'CDN Recorder 0.1.0 正在运行。',
      '预设',
      '  名称          账号  厂商    流数  结束      状态',
      '  Evening news  总台  腾讯云  1     手动停止  待录',
      '账号',
      '  名称  AppId  接入地址                  标记  密钥',
      '  总台  12345  https://rtc-api.zego.im/  正式  可用',
      '日程：无',
    ]);
    expect(shown('list', stateOf({ accounts })).text).toContain('Schedules: none');
  });

  test('says by its code that a file could not be read', () => {
    const problems: AppState['problems'] = [{ code: 'presets-unreadable', detail: 'x' }];
    expect(shown('list', stateOf({ problems })).code).toBe(1);
    expect(shown('status', stateOf({ problems })).code).toBe(0);
  });
});

describe('--status', () => {
  const busy = stateOf({
    presets: [presetOf({ streamIds: ['cdn01', 'cdn02', 'cdn03'] }), presetOf({ id: 'b' })],
    runs: byPreset(runViewOf({ calls: [settledCall(['accepted', 'unknown', 'rejected'])] })),
    recordings: [
      recordingOf({ endTime: MOMENT / 1000 + 60 }),
      recordingOf({ streamId: 'cdn02', certainty: 'uncertain' }),
    ],
    schedules: [SCHEDULE],
    problems: [{ code: 'clock-off', detail: '7' }],
  });

  test('names what runs, what may run and what is missing', () => {
    const { json, code } = shown('status', busy);
    expect(json).toMatchObject([
      { type: 'app', running: true, knowsWhatRuns: true },
      {
        type: 'preset',
        id: 'preset',
        recording: 1,
        uncertain: 1,
        missing: [{ streamIds: ['cdn03'] }],
      },
      { type: 'preset', id: 'b' },
      { type: 'recording', streamId: 'cdn01', certainty: 'accepted' },
      { type: 'recording', streamId: 'cdn02', certainty: 'uncertain' },
      { type: 'schedule', name: 'News', nextAt: SCHEDULE.nextAt },
      { type: 'problem', code: 'clock-off', detail: '7' },
    ]);
    expect(code).toBe(0);
  });

  test('leaves out what is at rest', () => {
    const { json, text } = shown('status', stateOf());
    expect(json.map((line) => line.type)).toEqual(['app']);
    expect(text).toContain('What records or may record: none');
  });

  test('without an app says so, and nothing of what only an app knows', () => {
    const { json, text } = shown('status', { ...busy, vault: null });
    expect(json[0]).toMatchObject({ type: 'app', running: false, vault: null });
    expect(text[0]).toMatch(/^CDN Recorder is not running/);
    expect(text.join('\n')).not.toMatch(/Alarms|Files not found/);
    const accounts = shown('list', { ...busy, vault: null }).json;
    expect(accounts).toContainEqual(expect.objectContaining({ type: 'account', secret: null }));
  });

  test('says by its code that more may run than is known', () => {
    const lost = stateOf({ problems: [{ code: 'journal-lost', detail: '' }] });
    const { code, text } = shown('status', lost);
    expect(code).toBe(1);
    expect(text[0]).toContain('more may be recording than is listed');
  });
});

describe('a table', () => {
  test.each([
    ['abc', 3],
    ['录制', 4],
    ['e\u0301', 1],
    ['（a）', 5],
    ['🎬', 2],
  ])('%j takes %d columns', (text, columns) => {
    expect(columnsOf(text)).toBe(columns);
  });

  test('lets no name forge a line or order a terminal', () => {
    const rows = [{ json: {}, cells: ['a\nb\u001b[2J', 'c'] }];
    const [, , row] = tableLines('t', ['x', 'y'], rows, 'none');
    expect(row?.text).toBe('  a\\u000ab\\u001b[2J  c');
  });
});
