import { afterEach, expect, test } from 'vitest';
import { Stage } from '../../support/faults/stage.ts';
import { SECRET } from '../../support/provision.ts';

/** What the table of faults cannot show: a fault that passes, and what is kept of an answer. */
let stage = new Stage();

afterEach(async () => {
  await stage.close();
  stage = new Stage();
});

test('refused at first, back in time: accepted, sent once', async () => {
  const far = await stage.server();
  await far.unplug();
  const pending = stage.start({ endpoint: far.url });
  await new Promise((resume) => setTimeout(resume, 400));
  await far.plugIn();
  const { outcome, tries } = await pending;
  expect(outcome).toBe('accepted');
  expect(tries).toBeGreaterThan(1);
  expect(far.requests).toHaveLength(1);
});

test('a rejection comes with the server’s own words', async () => {
  const far = await stage.server();
  far.script.add({ twist: { do: 'code', code: 5, message: 'because' } });
  const { calls } = await stage.start({ endpoint: far.url });
  expect(calls[0]?.outcome?.message).toBe('because');
});

test('what is kept of an answer holds neither signature nor secret, even where the server echoes them', async () => {
  const far = await stage.server();
  far.script.add({
    twist: (request) => ({
      do: 'http',
      status: 502,
      body: `bad gateway: ${request.requestLine} ${SECRET}`,
    }),
  });
  const { calls } = await stage.start({ endpoint: far.url });
  const raw = calls[0]?.outcome?.raw;
  expect(raw).toContain('bad gateway');
  expect(raw).not.toContain(SECRET);
  expect(raw).not.toContain(far.requests[0]?.param('Signature'));
});

test('an answer that is far too long is kept in part', async () => {
  const far = await stage.server();
  far.script.add({ twist: { do: 'http', status: 200, body: 'x'.repeat(500_000) } });
  const { calls } = await stage.start({ endpoint: far.url });
  expect(calls[0]?.outcome?.raw).toHaveLength(16_384);
});
