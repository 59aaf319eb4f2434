import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STREAM_ID_PATTERN } from '#contract/model/preset.ts';
import { leaveOut, readStreamIds } from '../../../renderer/shared/presets/stream-ids.ts';

const nothing = { ids: [], invalid: [], repeated: [], heading: null };

test('lines, commas, tabs, spaces and Chinese marks all part one id from the next', () => {
  const text = 'cdn01\ncdn02,cdn03\tcdn04  cdn05，cdn06、cdn07；cdn08;cdn09|cdn10\r\n';
  const ids = Array.from({ length: 10 }, (_, i) => `cdn${String(i + 1).padStart(2, '0')}`);
  expect(readStreamIds(text)).toEqual({ ...nothing, ids });
});

test('quotes of a spreadsheet or a chat message are not part of an id', () => {
  expect(readStreamIds('"cdn01", “cdn02” \'cdn03\'').ids).toEqual(['cdn01', 'cdn02', 'cdn03']);
  expect(readStreamIds('"cdn01\ncdn02"').ids).toEqual(['cdn01', 'cdn02']);
});

test('what nobody can see is not part of an id', () => {
  expect(readStreamIds('\uFEFFcdn01\ncdn\u200B02\u00AD\u3000cdn03\u00A0')).toEqual({
    ...nothing,
    ids: ['cdn01', 'cdn02', 'cdn03'],
  });
});

test('what was named twice is kept once and said; what cannot be an id is named', () => {
  expect(readStreamIds('a b a a c/d c/d é')).toEqual({
    ...nothing,
    ids: ['a', 'b'],
    invalid: ['c/d', 'é'],
    repeated: ['a'],
  });
});

test('nothing gives nothing', () => {
  expect(readStreamIds(' \n,, ')).toEqual(nothing);
});

describe('the heading of a column', () => {
  test.each([
    'Stream ID',
    'stream_id',
    '"StreamId"',
    '流 ID',
    '流名称',
    'Name\tStream',
    '\uFEFFid',
    'Stream Key',
    'Channel ID\tVendor',
    'Stream Key\tStudio\tWhere it goes',
    'Name,Stream ID,CDN vendor',
    'Live Stream Name',
    'Stream ID (max. 255)',
    'Stream ID*:',
    'StreamKey',
    'Nr | Stream name',
    '序号\t直播流名称\t备注',
    '流密钥',
    '频道ID、厂商',
  ])('%s is one', (line) => {
    const { ids, invalid, heading } = readStreamIds(`${line}\r\ncdn01\r\ncdn02\r\n`);
    expect({ ids, invalid }).toEqual({ ids: ['cdn01', 'cdn02'], invalid: [] });
    expect(heading).toBe(line.replace('\uFEFF', ''));
  });

  test.each([
    'stream',
    'stream\n',
    'stream-1\ncdn01',
    'cdn01 stream\ncdn02',
    'id cdn\nx',
    'stream,cdn01\ncdn02',
    'live\ncdn02',
    'Stream Key 1\ncdn02',
    'channel_1\tchannel_2\nchannel_3',
    'keynote\ncdn02',
  ])('%j has none', (text) => {
    expect(readStreamIds(text).heading).toBeNull();
  });

  test('is a stream where somebody says so', () => {
    expect(readStreamIds('stream\ncdn01', { keepsHeading: true })).toEqual({
      ...nothing,
      ids: ['stream', 'cdn01'],
    });
  });
});

const anyPaste = fc
  .array(
    fc.oneof(
      fc.constantFrom('cdn01', 'cdn02', 'a', 'Stream ID', 'stream', 'c/d', '体育', '"x"', ''),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
  )
  .chain((words) =>
    fc
      .array(fc.constantFrom('\n', '\r\n', ',', '，', '、', '；', '\t', ' ', ';'), {
        minLength: words.length,
        maxLength: words.length,
      })
      .map((marks) => words.map((word, n) => word + (marks[n] ?? '')).join('')),
  );

describe('whatever is pasted', () => {
  test('only possible ids come out, each once', () => {
    fc.assert(
      fc.property(anyPaste, fc.boolean(), (text, keepsHeading) => {
        const { ids, repeated } = readStreamIds(text, { keepsHeading });
        expect(ids.every((id) => STREAM_ID_PATTERN.test(id))).toBe(true);
        expect(new Set(ids).size).toBe(ids.length);
        expect(repeated.every((id) => ids.includes(id))).toBe(true);
      }),
    );
  });

  test('one click leaves out what it names and nothing else', () => {
    fc.assert(
      fc.property(anyPaste, (text) => {
        const reading = { keepsHeading: false };
        const before = readStreamIds(text, reading);
        // Once the heading is out, what was beneath it may read like one itself: that is another question.
        const kept = { keepsHeading: true };
        const headless = leaveOut(text, 'heading', reading);
        expect(readStreamIds(headless, kept)).toEqual({ ...before, heading: null });
        expect(readStreamIds(leaveOut(headless, 'invalid', kept), kept)).toEqual({
          ...before,
          heading: null,
          invalid: [],
        });
        expect(readStreamIds(leaveOut(headless, 'repeated', kept), kept)).toEqual({
          ...before,
          heading: null,
          repeated: [],
        });
      }),
    );
  });
});
