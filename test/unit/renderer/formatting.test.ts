import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { problemText } from '#contract/rules/problem-text.ts';
import { codeText, isSuccess, list, sentences } from '#contract/rules/text.ts';
import { prettyJson } from '../../../renderer/shared/format/pretty-json.ts';
import { streamCount, vendorList } from '../../../renderer/shared/format/text.ts';
import {
  clock,
  dayAndClock,
  fromUnix,
  fullLocal,
  nearClock,
} from '../../../renderer/shared/format/time.ts';
import { translator } from './text.ts';

describe('times, in local time', () => {
  const moment = new Date(2026, 10, 2, 9, 5, 7);
  test('two digits everywhere', () => {
    expect(clock(moment)).toBe('09:05');
    expect(dayAndClock(moment)).toBe('11-02 09:05:07');
    expect(fullLocal(moment)).toMatch(/^2026-11-02 09:05:07 UTC[+-]\d{2}:\d{2}$/);
  });
  test('the day is said only where it is another one', () => {
    expect(nearClock(moment, new Date(2026, 10, 2, 23, 0))).toBe('09:05');
    expect(nearClock(moment, new Date(2026, 10, 3, 0, 5))).toBe('11-02 09:05');
  });
  test('Unix seconds', () => {
    expect(fromUnix(1616415377).toISOString()).toBe('2021-03-22T12:16:17.000Z');
  });
});

describe('JSON for reading', () => {
  test('a 19-digit number stays what it is', () => {
    expect(prettyJson('{"RequestId":4191282558729715911,"Data":[],"x":{}}')).toBe(
      '{\n  "RequestId": 4191282558729715911,\n  "Data": [],\n  "x": {}\n}',
    );
  });
  test('marks inside strings mean nothing', () => {
    expect(prettyJson('{"a":"{\\"b\\": [1, 2]}"}')).toBe('{\n  "a": "{\\"b\\": [1, 2]}"\n}');
  });
  test('what is not JSON is left alone', () => {
    expect(prettyJson('<html>')).toBeNull();
    expect(prettyJson('{"Code":0')).toBeNull();
  });
  test('any JSON says the same afterwards', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(JSON.parse(prettyJson(text) ?? 'null')).toEqual(JSON.parse(text));
      }),
    );
  });
  test('it lies as JSON.stringify lays it, where no number is at risk', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(prettyJson(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
      }),
    );
  });
});

describe('texts', () => {
  const [en, zh] = [translator('en'), translator('zh-CN')];
  test('lists and numbers as each language has them', () => {
    expect(list(['Tencent', 'Ws'], en)).toBe('Tencent, Ws');
    expect(list(['Tencent', 'Ws'], zh)).toBe('Tencent、Ws');
    expect(streamCount(1, en)).toBe('1 stream');
    expect(streamCount(2, en)).toBe('2 streams');
    expect(streamCount(1, zh)).toBe('1 条流');
  });
  test('vendors as operators call them, the API’s own names in English', () => {
    expect(vendorList(['Tencent', 'Ws', 'Huawei', 'Aliyun'], en)).toBe(
      'Tencent, Ws, Huawei, Aliyun',
    );
    expect(vendorList(['Tencent', 'Ws', 'Huawei', 'Aliyun'], zh)).toBe(
      '腾讯云、网宿、华为云、阿里云',
    );
  });
  test('sentences one after the other, each with its end and no other language’s space', () => {
    expect(sentences(['Configuration error', 'Check it.'], en)).toBe(
      'Configuration error. Check it.',
    );
    expect(sentences(['配置错误', '请检查。'], zh)).toBe('配置错误。请检查。');
  });
  test('a wrong clock: which way and by how much', () => {
    const textOf = (detail: string) => {
      const { key, values } = problemText({ code: 'clock-off', detail });
      return en(key, values);
    };
    expect(textOf('1804')).toMatch(/30 min behind/);
    expect(textOf('-1804')).toMatch(/30 min ahead/);
    expect(textOf('61')).toMatch(/61 s behind/);
    expect(textOf('-61')).toMatch(/61 s ahead\. .*later than planned/);
  });
  test('a name with marks of the translator’s own comes through as it is', () => {
    expect(en('presets.start.label', { preset: '$t(close) {{x}} <b>&' })).toBe(
      'Start $t(close) {{x}} <b>&',
    );
  });
  test('codes that are documented have their own words, others say that they have none', () => {
    expect(codeText(5).meaning).toBe('code.5.meaning');
    expect(codeText(100000004).advice).toBe('code.100000004.advice');
    expect(codeText(4711)).toEqual({ meaning: 'code.other.meaning', advice: 'code.other.advice' });
    expect([isSuccess(0), isSuccess('0'), isSuccess(200)]).toEqual([true, true, false]);
  });
});
