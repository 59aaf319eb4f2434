import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { Stage } from '../../support/faults/stage.ts';

const stage = new Stage();
afterEach(() => stage.close());

test('a server that is away for 25 s is reached, once', async () => {
  const far = await stage.server();
  await far.unplug();
  const { start } = stage.bench({ endpoint: far.url });
  const { settled } = start({});
  await sleep(25_000);
  await far.plugIn();
  expect((await settled).calls).toMatchObject([{ attempts: 7, outcome: { status: 'accepted' } }]);
  expect([far.requests.length, far.violations]).toEqual([1, []]);
});
