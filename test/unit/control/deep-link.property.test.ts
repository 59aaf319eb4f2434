import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_ID_LENGTH } from '#contract/model/name.ts';
import { linkedPreset } from '../../../electron/control/command-line/deep-link.ts';
import { parseCommandLine } from '../../../electron/control/command-line/parse.ts';
import { readFiles } from '../../../electron/control/command-line/read-files.ts';
import { commandRequestSchema } from '../../../electron/control/command-line/request.ts';

/** Links as a web page can write them: nearly right ones most of all. */
const id = fc.oneof(
  fc.uuid(),
  fc.stringMatching(/^[A-Za-z0-9_-]{1,70}$/),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom(
    '..',
    '../start',
    '%2e%2e',
    'a?start',
    'a#start',
    'a b',
    'a\n',
    'a\u0000',
    '--start=a',
    'ａ',
  ),
);
const link = fc
  .record({
    scheme: fc.constantFrom('cdn-recorder:', 'CDN-Recorder:', 'cdn-recorder'),
    slashes: fc.constantFrom('//', '//', '//', '//', '', '/', '///', '\\\\'),
    host: fc.constantFrom(
      'preset',
      'preset',
      'preset',
      'preset',
      'Preset',
      'start',
      'stop',
      'user@preset',
      'preset:80',
      '',
    ),
    id,
    end: fc.constantFrom('', '', '', '', '/', '//', '?start=1', '#stop', ' --start=a', '/start'),
  })
  .map(({ scheme, slashes, host, id, end }) => `${scheme}${slashes}${host}/${id}${end}`);
const given = fc.oneof(
  { weight: 9, arbitrary: link },
  { weight: 1, arbitrary: fc.string().map((text) => `cdn-recorder:${text}`) },
);
const options = fc.subarray([
  '--start=Evening news',
  '--stop-all',
  '--exit',
  '--hidden',
  '--force',
  '--provision=-',
  '--receive',
  '--',
]);

test('of 10,000 links none starts, stops, imports or hides anything; what is shown is a plain id', () => {
  let shown = 0;
  fc.assert(
    fc.property(given, options, fc.boolean(), (text, others, first) => {
      if (!/^cdn-recorder:/i.test(text)) return;
      const args = first ? [text, ...others] : [...others, text];
      const parsed = parseCommandLine(args, { development: false, root: false });
      if (parsed.kind !== 'run') throw new Error(`a link became ${parsed.kind}`);
      const read = readFiles(parsed.commandLine);
      if (!read.ok) throw new Error(read.problem);
      const { shows, ...rest } = commandRequestSchema.parse(read.request);
      expect(rest).toEqual({ actions: [], force: false, exit: false, hidden: false });
      expect(read.request.receive).toBeUndefined();
      if (shows === undefined) return;
      shown += 1;
      expect(shows).toMatch(/^[A-Za-z0-9_-]+$/);
      expect(shows.length).toBeLessThanOrEqual(MAX_ID_LENGTH);
      expect(text.toLowerCase()).toContain(`//preset/${shows.toLowerCase()}`);
    }),
    { numRuns: 10_000 },
  );
  expect(shown).toBeGreaterThan(200);
});

test.each([
  [
    'cdn-recorder://preset/3f2a8c1e-0000-4000-8000-000000000000',
    '3f2a8c1e-0000-4000-8000-000000000000',
  ],
  ['cdn-recorder://preset/sample-1/', 'sample-1'],
  ['CDN-RECORDER://preset/sample-1', 'sample-1'],
  ['cdn-recorder:preset/sample-1', null],
  ['cdn-recorder://preset/', null],
  ['cdn-recorder://preset/a/start', null],
  ['cdn-recorder://preset/a?start', null],
  ['cdn-recorder://start/a', null],
  [`cdn-recorder://preset/${'a'.repeat(MAX_ID_LENGTH + 1)}`, null],
])('%s', (text, expected) => {
  expect(linkedPreset(text)).toBe(expected);
});

test('of two links none is obeyed', () => {
  const args = ['cdn-recorder://preset/a', 'cdn-recorder://preset/b'];
  expect(parseCommandLine(args, { development: false, root: false })).toMatchObject({
    kind: 'run',
    commandLine: { actions: [] },
  });
  const parsed = parseCommandLine(args, { development: false, root: false });
  expect(parsed.kind === 'run' && parsed.commandLine.shows).toBeUndefined();
});
