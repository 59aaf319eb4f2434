import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { translatorFor } from '../../../electron/app/language.ts';
import { verdictHandlers } from '../../../electron/ipc/verdict-handlers.ts';
import { WINDOW } from '../../support/callers.ts';
import { atOnce, recordingBench, stopping } from '../../support/recording-bench.ts';
import { type StrictServer, strictServer } from '../../support/strict-server/strict-server.ts';

/** What the operator saw, told by the window: a page alone takes nothing out of sight that certainly runs. */
const ACCOUNT = { appId: 12345, serverSecret: '9193cc662a4c0ec135ec71fb57194b38' };

let far: StrictServer;
let near: ReturnType<typeof recordingBench>;
let asked: string[];
/** What a person presses: the index of a choice, or null for Cancel. */
let answer: () => number | null | Promise<number | null>;
let handlers: ReturnType<typeof verdictHandlers>;

beforeEach(async () => {
  far = await strictServer({ appId: ACCOUNT.appId, secret: ACCOUNT.serverSecret });
  near = recordingBench({ ...ACCOUNT, endpoint: far.url });
  asked = [];
  answer = () => null;
  handlers = verdictHandlers({
    commands: near.commands,
    translate: () => translatorFor('en'),
    confirm: async (_page, { message, detail }) => {
      asked.push(`${message} ${detail}`);
      return answer();
    },
  });
});
afterEach(async () => {
  await near.close();
  await far.close();
});

async function started(twist: 'reset' | null = null) {
  if (twist) far.script.add({ when: 1, twist: { do: twist } });
  const preset = near.add();
  const start = atOnce(near.commands.start(WINDOW, preset.id, { scope: 'ask' }));
  if (start.kind !== 'started') throw new Error('a question');
  const run = await start.started.settled;
  const [recording] = near.recordings.list(0);
  if (!recording) throw new Error('nothing records');
  return { preset, recording, callId: run.calls[0]?.id ?? '' };
}
const running = () => near.recordings.list(0).map(({ streamId }) => streamId);

test('what a vendor accepted goes out of sight only where a person agrees', async () => {
  const { recording, callId, preset } = await started();
  const { appId, service, vendor, streamId } = recording;
  const verdict = {
    key: { appId, service, vendor, streamId },
    callId,
    verdict: 'not-recording',
  } as const;
  expect(await handlers['recordings.settle'](verdict, 'main')).toEqual({ agreed: false });
  expect(running()).toEqual(['cdn01']);
  expect(asked).toEqual([expect.stringContaining('Mark cdn01 at Tencent as not recording?')]);
  expect(asked[0]).toContain(`• ${preset.name}`);
  answer = () => 0;
  expect(await handlers['recordings.settle'](verdict, 'main')).toEqual({ agreed: true });
  expect(running()).toEqual([]);
});

test('nor by a verdict on its call', async () => {
  const { callId } = await started();
  const verdict = { callId, streamId: 'cdn01', verdict: 'not-recording' } as const;
  expect(await handlers['outcomes.settle'](verdict, 'main')).toEqual({ agreed: false });
  expect(running()).toEqual(['cdn01']);
  answer = () => 0;
  await handlers['outcomes.settle'](verdict, 'main');
  expect(running()).toEqual([]);
});

test('doubt is settled at once, and what was seen recording is certain from then on', async () => {
  const { callId } = await started('reset');
  const say = (verdict: 'recording' | 'not-recording') =>
    handlers['outcomes.settle']({ callId, streamId: 'cdn01', verdict }, 'main');
  expect(await say('recording')).toEqual({ agreed: true });
  expect(asked).toEqual([]);
  expect(await say('not-recording')).toEqual({ agreed: false });
  expect(running()).toEqual(['cdn01']);
});

describe('one verdict for several', () => {
  const STREAMS = ['cdn01', 'cdn02', 'cdn03'];
  const unknownRun = async () => {
    far.script.add({ when: 1, twist: { do: 'reset' } });
    const preset = near.add({ streamIds: STREAMS });
    const start = atOnce(near.commands.start(WINDOW, preset.id, { scope: 'ask' }));
    if (start.kind !== 'started') throw new Error('a question');
    const run = await start.started.settled;
    return run.calls[0]?.id ?? '';
  };
  const of = (callId: string, streamIds: readonly string[]) =>
    streamIds.map((streamId) => ({ callId, streamId }));
  const verdictsOf = (callId: string) => near.journal.find(callId)?.calls[0]?.verdicts ?? [];

  test('each is settled, at one moment, and nothing is asked of doubt', async () => {
    const callId = await unknownRun();
    const outcomes = of(callId, STREAMS);
    const verdict = 'not-recording' as const;
    expect(await handlers['outcomes.settleAll']({ outcomes, verdict }, 'main')).toEqual({
      agreed: true,
    });
    expect([running(), asked]).toEqual([[], []]);
    expect(verdictsOf(callId).map(({ streamId }) => streamId)).toEqual(STREAMS);
    expect(new Set(verdictsOf(callId).map(({ at }) => at)).size).toBe(1);
  });

  test('what certainly runs is asked about, and a "no" leaves the rest as it is', async () => {
    const callId = await unknownRun();
    await handlers['outcomes.settle']({ callId, streamId: 'cdn02', verdict: 'recording' }, 'main');
    const all = { outcomes: of(callId, STREAMS), verdict: 'not-recording' } as const;
    expect(await handlers['outcomes.settleAll'](all, 'main')).toEqual({ agreed: false });
    expect(asked).toHaveLength(1);
    expect(running().sort()).toEqual(['cdn02', 'cdn03']);
    answer = () => 0;
    expect(await handlers['outcomes.settleAll'](all, 'main')).toEqual({ agreed: true });
    expect(running()).toEqual([]);
  });

  test('what is gone since is passed over; where all are, it is refused', async () => {
    const callId = await unknownRun();
    const outcomes = [...of('gone', ['cdn01']), ...of(callId, STREAMS)];
    const verdict = 'recording' as const;
    expect(await handlers['outcomes.settleAll']({ outcomes, verdict }, 'main')).toEqual({
      agreed: true,
    });
    expect(verdictsOf(callId)).toHaveLength(3);
    const gone = { outcomes: of('gone', STREAMS), verdict };
    await expect(handlers['outcomes.settleAll'](gone, 'main')).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

test('doubt is hidden without a question', async () => {
  const { callId } = await started('reset');
  const verdict = { callId, streamId: 'cdn01', verdict: 'not-recording' } as const;
  expect(await handlers['outcomes.settle'](verdict, 'main')).toEqual({ agreed: true });
  expect([running(), asked]).toEqual([[], []]);
});

test('after a stop of which it is not known whether it arrived nobody is asked', async () => {
  const { preset } = await started();
  far.script.add({ when: 2, twist: { do: 'reset' } });
  const stop = await stopping(near.commands.stop(WINDOW, preset.id, { confirmed: true }));
  const callId = stop.calls[0]?.id ?? '';
  expect(running()).toEqual(['cdn01']);
  const verdict = { callId, streamId: 'cdn01', verdict: 'not-recording' } as const;
  expect(await handlers['outcomes.settle'](verdict, 'main')).toEqual({ agreed: true });
  expect([running(), asked]).toEqual([[], []]);
});

test('what was stopped while the question stood is refused then', async () => {
  const { preset, callId, recording } = await started();
  const { appId, service, vendor, streamId } = recording;
  answer = async () => {
    await stopping(near.commands.stop(WINDOW, preset.id, { confirmed: true }));
    return 0;
  };
  const key = { appId, service, vendor, streamId };
  const settle = async () =>
    handlers['recordings.settle']({ key, callId, verdict: 'not-recording' }, 'main');
  await expect(settle()).rejects.toMatchObject({ code: 'not-found' });
});
