import { describe, expect, test } from 'vitest';
import { createTranslator } from '../../../electron/app/language.ts';
import {
  escapeMarkup,
  exportFailedText,
  notificationText,
} from '../../../electron/desktop/notifications/notifications.ts';
import { outcomeOf, outcomeWithoutAnswer } from '../../../electron/zego/answer/answer.ts';
import { runViewOf, settledCall } from '../../support/runs.ts';

const translator = createTranslator();
const english = translator('en');

describe('what a notification says', () => {
  test('the preset’s outcome, then each vendor’s word', () => {
    const calls = [settledCall(['accepted']), settledCall(['rejected'], { vendor: 'Ws' })];
    const run = runViewOf({ calls });
    expect(notificationText(run, english)).toEqual({
      title: 'Evening news: Partial',
      body: 'Ws · cdn01: Rejected. Undocumented vendor code. A recording may have started: check the vendor console before starting again. See the vendor message, or contact ZEGO support.\nTencent: Accepted',
    });
    expect(notificationText(run, translator('zh-CN'))).toEqual({
      title: 'Evening news：部分受理',
      body: expect.stringMatching(/^网宿 · cdn01：未录：被拒绝。文档未列出.*\n腾讯云：已受理$/s),
    });
  });

  test('why, in words that say whether anything was started', () => {
    const outcome = outcomeWithoutAnswer(['cdn01'], 'unknown', 'no-answer');
    const { body } = notificationText(
      runViewOf({ calls: [settledCall([], { outcome })] }),
      english,
    );
    expect(body).toMatch(
      /^Tencent · cdn01: Unknown\. The request was sent, but no response arrived\. The recording may have/,
    );
  });

  test('code, message, meaning and advice of each group of streams, and no more than can be read', () => {
    const row = (streamId: string, vendorCode: number, vendorMessage = 'no') =>
      ({ streamId, status: 'rejected', vendorCode, vendorMessage }) as const;
    const outcome = outcomeOf(
      [
        row('a', 100_011_001),
        row('b', 100_011_001),
        row('c', 100_011_003),
        row('d', 1, 'x'.repeat(1000)),
        { ...row('e', 100_011_022), reason: 'already-recording' },
        row('f', 2),
        row('g', 3),
      ],
      { code: 0 },
    );
    const calls = [settledCall([], { vendor: 'Huawei', streamIds: [...'abcdefg'], outcome })];
    const lines = notificationText(runViewOf({ calls }), english).body.split('\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toBe(
      'Huawei · a, b: Rejected · 100011001 · no. The vendor rejected a parameter. This stream was not started. Check stream ID, end time, Domain and Point.',
    );
    expect(lines[4]).toBe('and 2 more: open CDN Recorder');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(400);
  });

  test('what records already, as a state of its own', () => {
    const outcome = outcomeOf(
      [
        {
          streamId: 'cdn01',
          status: 'rejected',
          reason: 'already-recording',
          vendorCode: 100_011_022,
          vendorMessage: 'task exists',
        },
      ],
      { code: 0, reason: 'already-recording' },
    );
    const run = runViewOf({ calls: [settledCall([], { vendor: 'Huawei', outcome })] });
    const { title, body } = notificationText(run, english);
    expect(title).toBe('Evening news: Already recording');
    expect(body).toMatch(
      /^Huawei · cdn01: Already recording · 100011022 · task exists\. The vendor reports/,
    );
    expect(notificationText(run, translator('zh-CN')).title).toBe('Evening news：已在录制');
  });

  test('a vendor whose calls came to the same says it once', () => {
    const calls = [settledCall(['accepted']), settledCall(['accepted'], { id: 'second' })];
    expect(notificationText(runViewOf({ calls }), english).body).toBe('Tencent: Accepted');
  });

  test('practice is named', () => {
    const { title } = notificationText(runViewOf({ practice: true }), english);
    expect(title).toBe('Evening news: Accepted · Practice');
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
  expect(exportFailedText({ ...failed, fault: null }, english).body).toMatch(/was interrupted/);
});
