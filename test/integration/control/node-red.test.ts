import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { CONTROL_TOKEN, type HttpDesk, httpDesk } from '../../support/control/http-desk.ts';
import { until } from '../../support/desktop/until.ts';
import { blocksOf, readDocument } from '../../support/documents.ts';
import { type RunningFlow, runFlow } from '../../support/node-red/run-flow.ts';

/** The flow of the document, run by its own code and settings, against the whole program without its desktop. */
const [FLOW = ''] = blocksOf(readDocument('docs/automation.md'), 'json').filter((text) =>
  text.startsWith('['),
);

let desk: HttpDesk;
let flow: RunningFlow;

beforeAll(async () => {
  desk = await httpDesk();
});
beforeEach(() => {
  const here = FLOW.replaceAll('127.0.0.1:9480', `127.0.0.1:${desk.port}`);
  flow = runFlow(JSON.parse(here), { CDN_RECORDER_TOKEN: CONTROL_TOKEN });
});
afterEach(() => flow.close());
afterAll(async () => {
  const { faults } = desk;
  await desk.close();
  expect(faults).toEqual([]);
});

const answer = async (button: string): Promise<unknown> => {
  const before = flow.shown('Answer').length;
  flow.press(button);
  await until('answered', () => flow.shown('Answer').length > before);
  return flow.shown('Answer').at(-1);
};
const light = (state: string, colour: string) =>
  until(
    `the light is ${colour}`,
    () => {
      const shown = flow.shown('Light').at(-1);
      return JSON.stringify(shown) === JSON.stringify({ state, colour });
    },
    { seen: () => JSON.stringify(flow.shown('Light')) },
  );
const sent = (action: string) =>
  desk.far.requests.filter((request) => request.param('Action') === action).length;

test('its buttons start and stop, and its light follows', { tags: ['slow'] }, async () => {
  await light('idle', 'off');
  expect(await answer('Start')).toBe('accepted');
  await light('accepted', 'red');
  expect(await answer('Start')).toBe('nothing was sent: nothing-missing');
  expect(await answer('Stop')).toBe('accepted');
  await light('ended', 'off');
  expect([sent('StartCDNRecord'), sent('StopCDNRecord')]).toEqual([1, 1]);
});

test('it says what was refused, what is not known, and that there is no answer', {
  tags: ['slow'],
}, async () => {
  desk.near.control.save({ paused: true });
  expect(await answer('Start')).toBe('nothing was sent: remote-paused');
  desk.near.control.save({ paused: false });
  desk.far.script.add({
    when: (request) => request.param('Action') === 'StartCDNRecord',
    ...{ times: 1, twist: { do: 'reset' } },
  });
  expect(await answer('Start')).toBe('not all of it was accepted');
  await light('unknown', 'amber');
  expect(await answer('Stop')).toBe('accepted');

  const { http } = desk.near.control.get();
  desk.near.control.save({ http: { ...http, enabled: false } });
  await light('no answer', 'grey');
  expect(await answer('Start')).toBe('nothing was sent: CDN Recorder does not answer');
  desk.near.control.save({ http });
  await light('ended', 'off');
});
