import { describe, expect, test } from 'vitest';
import type { Alarm } from '#contract/model/alarm.ts';
import { alarmConditions } from '#contract/rules/alarms/alarm-conditions.ts';
import { alarmText } from '#contract/rules/alarms/alarm-text.ts';
import { troublesThatCall } from '#contract/rules/alarms/schedule-troubles.ts';
import { agendaStateText, nextOf, ruleText, troubleText } from '#contract/rules/schedule-text.ts';
import { translatorFor } from '../../electron/app/language.ts';
import { trayView } from '../../electron/desktop/tray/tray-view.ts';
import { stateOf } from '../support/app-states.ts';
import { scheduleViewOf, troubleOf } from '../support/fake-bridge/agenda-seeds.ts';

const en = translatorFor('en');
const zh = translatorFor('zh-CN');
const NOW = new Date('2026-11-22T11:30:00.000Z');

describe('when a schedule starts', () => {
  test.each([
    [{ at: '2026-12-01T19:00' }, 'Once, 2026-12-01 19:00', '一次性，2026-12-01 19:00'],
    [{ weekly: { days: [7, 1], time: '19:00' } }, 'Mon Sun 19:00', '周一 周日 19:00'],
    [{ weekly: { days: [1, 2, 3, 4, 5, 6, 7], time: '19:00' } }, 'Every day 19:00', '每天 19:00'],
    [{ cron: '0 19 * * 1-5' }, 'cron 0 19 * * 1-5', 'cron 0 19 * * 1-5'],
  ])('%o', (rules, english, chinese) => {
    expect([ruleText(rules, en), ruleText(rules, zh)]).toEqual([english, chinese]);
  });

  test('the next of all', () => {
    const views = [
      scheduleViewOf({ name: 'B' }, Date.parse('2026-11-23T00:00Z')),
      scheduleViewOf({ name: 'A' }, Date.parse('2026-11-22T12:00Z')),
      scheduleViewOf({ name: 'C' }, null),
    ];
    expect(nextOf(views)?.name).toBe('A');
    expect(nextOf([])).toBeNull();
  });
});

test('a start that was begun and not accepted is not called started', () => {
  const entry = { ...troubleOf(), endsAt: null, runId: 'run', expectOnly: false } as const;
  const stateText = (reason: 'unknown' | null) =>
    agendaStateText({ ...entry, state: 'started', reason }, en);
  expect([stateText(null), stateText('unknown')]).toEqual(['started', 'started, and not accepted']);
});

describe('trouble', () => {
  const state = stateOf({
    schedules: [scheduleViewOf({}, Date.parse('2026-11-22T12:00Z'))],
    scheduleTroubles: [troubleOf()],
  });

  test('says what, when and why', () => {
    const text = troubleText(troubleOf({ reason: 'credentials-unavailable' }), NOW, en);
    expect(text).toMatch(
      /^“News, weekdays”, planned for .*\d\d:\d\d, was not started\. The secrets are locked or missing\.$/,
    );
  });

  test('has no space between its sentences in Chinese', () => {
    const text = troubleText(troubleOf({ reason: 'credentials-unavailable' }), NOW, zh);
    expect(text).toMatch(/未启动。密钥已锁定或缺失。$/);
  });

  test('is named until its alarm is acknowledged, and by its preset where it was started', () => {
    const missed = troubleOf();
    const started = troubleOf({ kind: 'not-accepted', reason: 'partial', scheduleId: 'sport' });
    const named = (acknowledged: Alarm['acknowledged'], about = `not-recording ${ID}`) =>
      troublesThatCall({
        scheduleTroubles: [missed, started],
        alarms: [{ about, acknowledged } as Alarm],
      });
    const ID = `${missed.scheduleId} ${missed.plannedAt}`;
    const by = { by: 'Li Na', at: missed.plannedAt };
    expect(named(null)).toEqual([missed]);
    expect(named(by)).toEqual([]);
    expect(named(by, `start-blocked ${ID}`)).toEqual([]);
    expect(named(by, 'not-recording another')).toEqual([missed]);
  });

  test('of many starts that were missed together is one sentence, in its alarm too', () => {
    const many = troubleOf({ reason: 'not-there', count: 10 });
    expect(troubleText(many, NOW, en)).toMatch(
      /^“News, weekdays”: 10 planned starts were missed since .*\d\d:\d\d\. /,
    );
    const facts = { state: stateOf({ scheduleTroubles: [many] }), summaries: [], nowAt: () => 0 };
    const titles = alarmConditions(facts).map((alarm) => alarmText(alarm, NOW, zh).title);
    expect(titles).toEqual([expect.stringMatching(/：自 .*\d\d:\d\d 起有 10 次计划未启动$/)]);
  });

  test('and the next start stand in the tray, and lead to the agenda', () => {
    const lines = trayView(state, en, NOW).items.flatMap((item) =>
      item.kind === 'place' && item.address[0] === 'agenda' ? [item.label] : [],
    );
    expect(lines).toEqual([
      'Planned recordings with trouble: 1…',
      expect.stringMatching(/^Next: News, weekdays \d\d:\d\d|\d\d-\d\d \d\d:\d\d$/),
    ]);
    expect(trayView(state, en, NOW).tooltip).toContain('planned recordings with trouble: 1');
  });
});
