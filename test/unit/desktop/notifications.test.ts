import { describe, expect, test } from 'vitest';
import { createTranslator } from '../../../electron/desktop/language.ts';
import {
  escapeMarkup,
  exportFailedText,
  notificationText,
} from '../../../electron/desktop/notifications.ts';
import { outcomeWithoutAnswer } from '../../../electron/zego/answer.ts';
import { runViewOf, settledCall } from '../../support/runs.ts';

const translator = createTranslator();
const english = translator('en');

describe('what a notification says', () => {
  test('the preset’s outcome, then each vendor’s word', () => {
    const calls = [settledCall(['accepted']), settledCall(['rejected'], { vendor: 'Ws' })];
    const run = runViewOf({ calls });
    expect(notificationText(run, english)).toEqual({
      title: 'Evening news: partial',
      body: 'Tencent: accepted\nWs: rejected',
    });
    expect(notificationText(run, translator('zh-CN'))).toEqual({
      title: 'Evening news：部分受理',
      body: 'Tencent: 已受理\nWs: 被拒绝',
    });
  });

  test('why, in words that say whether anything was started', () => {
    const outcome = outcomeWithoutAnswer(['cdn01'], 'unknown', 'no-answer');
    const { body } = notificationText(
      runViewOf({ calls: [settledCall([], { outcome })] }),
      english,
    );
    expect(body).toMatch(
      /^Tencent: unknown: The request was sent and no answer came\. It may have/,
    );
  });

  test('a vendor whose calls came to the same says it once', () => {
    const calls = [settledCall(['accepted']), settledCall(['accepted'], { id: 'second' })];
    expect(notificationText(runViewOf({ calls }), english).body).toBe('Tencent: accepted');
  });

  test('practice is not air', () => {
    const { title } = notificationText(runViewOf({ practice: true }), english);
    expect(title).toBe('Evening news: accepted · not air');
  });
});

test('what comes from outside is text, not markup', () => {
  expect(escapeMarkup('<a href="x">A & B</a> &amp;')).toBe(
    '&lt;a href="x"&gt;A &amp; B&lt;/a&gt; &amp;amp;',
  );
});

test('an export that failed: which file, and what to do', () => {
  const failed = { file: 'calls.csv', fault: 'disk-full' } as const;
  const { title, body } = exportFailedText(failed, english);
  expect(title).toBe('calls.csv was not written');
  expect(body).toMatch(/^The disk is full, so calls\.csv was not written\..*export again\.$/);
  expect(exportFailedText({ ...failed, fault: null }, english).body).toMatch(/broke off/);
});
