import { afterAll, beforeAll, expect, test } from 'vitest';
import { outcomeLines } from '#contract/rules/outcome-text.ts';
import type { Translate } from '#contract/rules/text.ts';
import { translatorFor } from '../../../electron/app/language.ts';
import { type PracticeServer, startPracticeServer } from '../../../electron/practice/server.ts';
import { previewOf } from '../../../electron/recording/preview.ts';
import {
  findVendor,
  registerVendor,
  vendorFacts,
} from '../../../electron/zego/vendors/registry.ts';
import { NORTHLIGHT, northlight } from '../../support/made-up-vendor/index.ts';
import { PRACTICE_MEDIA } from '../../support/practice-media.ts';
import { presetOf } from '../../support/presets.ts';
import { recordingBench, stopping } from '../../support/recording-bench.ts';

/** From the click to the sentence, over real sockets, without a line of the product that knows the vendor. */
let practice: PracticeServer;
let bench: ReturnType<typeof recordingBench>;
beforeAll(async () => {
  registerVendor(northlight);
  practice = await startPracticeServer({ media: PRACTICE_MEDIA });
  bench = recordingBench(practice.credentials);
});
afterAll(async () => {
  await bench.close();
  await practice.close();
});

/** The made-up vendor's name, as the two locale files would state it. */
const english = translatorFor('en');
const t: Translate = (key, values) =>
  String(key) === `vendor.name.${NORTHLIGHT}` ? 'Northlight CDN' : english(key, values);

const CLICK = { source: 'window', attended: true } as const;
const PRESET = {
  id: 'northlight',
  vendors: [NORTHLIGHT],
  streamIds: ['cdn01', 'fail-cdn02'],
  end: { afterMinutes: 30 },
};

test('its query has the parameters that its folder states', () => {
  const [call] = previewOf(presetOf(PRESET), practice.credentials, Date.now());
  const query = new URL(call?.url ?? '').searchParams;
  expect(query.get('Vendor')).toBe('Northlight');
  expect(query.get('Until')).toBe(String(call?.endTime));
  expect(query.has('EndTime')).toBe(false);
});

test('a start is planned, sent, answered, read and told', async () => {
  const run = await bench.start(PRESET).settled;
  const [call] = run.calls;
  expect(call).toMatchObject({ vendor: 'Northlight', streamIds: ['cdn01', 'fail-cdn02'] });
  expect(call?.endTime).toBeGreaterThan(Date.now() / 1000);
  expect(JSON.parse(call?.outcome?.raw ?? '').Data.Northlight.tasks).toHaveLength(2);
  expect(run.status).toBe('partial');
  expect(call?.outcome?.streams).toEqual([
    { streamId: 'cdn01', status: 'accepted', vendorCode: 'taken', vendorMessage: '' },
    {
      streamId: 'fail-cdn02',
      status: 'rejected',
      vendorCode: 'NL-17',
      vendorMessage: 'practice: this stream is refused',
    },
  ]);
  expect(outcomeLines(run, vendorFacts(), t)).toEqual([
    'Northlight CDN · fail-cdn02: Not recording (rejected) · NL-17 · practice: this stream is refused. Too many recording tasks at once. This stream was not started. Stop a task that is not needed, or ask ZEGO support for a higher limit.',
    'Northlight CDN · cdn01: Accepted',
  ]);
});

test('what it accepted is known to run, what it refused by a documented code is not', () => {
  expect(
    bench.recordings.list(Date.now()).map(({ vendor, streamId }) => [vendor, streamId]),
  ).toEqual([['Northlight', 'cdn01']]);
});

test('a stop goes to it and ends what runs', async () => {
  bench.add(PRESET);
  const run = await stopping(bench.commands.stop(CLICK, PRESET.id, { confirmed: true }));
  expect(run.status).toBe('accepted');
  expect(bench.recordings.list(Date.now())).toEqual([]);
});

test('the practice server refuses all of it when told to', async () => {
  practice.behave('reject-all');
  const run = await bench.start({ ...PRESET, streamIds: ['cdn01'] }).settled;
  expect(run.calls[0]?.outcome?.streams).toMatchObject([
    { streamId: 'cdn01', status: 'rejected', vendorCode: 'NL-17' },
  ]);
});

test('no name is registered twice', () => {
  expect(findVendor('Northlight')).toBe(northlight);
  expect(() => registerVendor(northlight)).toThrow('Northlight is registered already');
});
