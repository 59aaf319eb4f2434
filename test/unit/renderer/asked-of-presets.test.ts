import { expect, test } from 'vitest';
import type { Answer } from '#contract/ipc/channels.ts';
import { PendingRequests } from '../../../renderer/shared/commands/pending-requests.ts';

/** An answer that comes when the test says so. */
function later() {
  let come: (answer: Answer<null>) => void = () => undefined;
  const asked = new Promise<Answer<null>>((resolve) => {
    come = resolve;
  });
  return { asked, come };
}

const NO: Answer<null> = { ok: false, code: 'credentials-unavailable', message: '' };
const YES: Answer<null> = { ok: true, value: null };

test('a request is under way until its own answer comes, whoever looks', async () => {
  const presets = new PendingRequests(() => null);
  const seen: number[] = [];
  presets.subscribe(() => seen.push(presets.of('p1').underWay.start));
  const [first, second] = [later(), later()];
  const followed = [
    presets.follow('p1', 'start', first.asked),
    presets.follow('p1', 'start', second.asked),
  ];
  second.come(YES);
  await followed[1];
  first.come(YES);
  await followed[0];
  expect(seen).toEqual([1, 2, 1, 0]);
  expect(presets.of('p2').underWay).toEqual({ start: 0, stop: 0 });
});

test('what is not answered is known of all presets, and is the same while nothing changes', async () => {
  const presets = new PendingRequests(() => null);
  const [start, stop] = [later(), later()];
  const followed = [
    presets.follow('p1', 'start', start.asked),
    presets.follow('p2', 'stop', stop.asked),
  ];
  expect([...presets.unanswered()]).toEqual(['p1', 'p2']);
  expect(presets.unanswered()).toBe(presets.unanswered());
  start.come(NO);
  await followed[0];
  expect([...presets.unanswered()]).toEqual(['p2']);
  stop.come(YES);
  await followed[1];
  expect([...presets.unanswered()]).toEqual([]);
});

test('a refusal is told with the run that was the newest then, until the next request', async () => {
  let runId: string | null = 'r1';
  const presets = new PendingRequests(() => runId);
  const refused = later();
  const followed = presets.follow('p1', 'stop', refused.asked);
  runId = 'r2';
  refused.come(NO);
  expect(await followed).toBe(NO);
  expect(presets.of('p1').refusal).toEqual({ code: 'credentials-unavailable', runId: 'r2' });
  void presets.follow('p1', 'start', later().asked);
  expect(presets.of('p1').refusal).toBeNull();
});
