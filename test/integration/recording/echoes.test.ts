import { expect, test } from 'vitest';
import { RAW_ANSWER_LIMIT } from '#contract/model/outcome.ts';
import { formsOf } from '../../support/leaks.ts';
import { recordingBench } from '../../support/recording-bench.ts';
import { strictServer } from '../../support/strict-server/strict-server.ts';

const ACCOUNT = { appId: 12345, serverSecret: '9193cc662a4c0ec135ec71fb57194b38' };

test('a server that echoes the request gets no signature and no secret into anything that is kept', async () => {
  const far = await strictServer({ appId: ACCOUNT.appId, secret: ACCOUNT.serverSecret });
  const near = recordingBench({ ...ACCOUNT, endpoint: far.url });
  far.script.add({
    twist: (request) => {
      const echo = `${request.param('Signature')} ${ACCOUNT.serverSecret}`;
      const rows = [{ http_code: 200, id: 'cdn01', msg: echo, task: 'mp4', persistentId: echo }];
      const Data = { Ws: { list: rows, msg: { deep: [echo] }, http_code: 200, call_time: echo } };
      const body = JSON.stringify({ Code: 0, Message: echo, RequestId: echo, Data });
      // A signature that lies across the cut must not stay in part either.
      return { do: 'http', status: 200, body: `${' '.repeat(RAW_ANSWER_LIMIT - 60)}${body}` };
    },
  });
  try {
    const run = await near.start({ vendors: ['Ws'] }).settled;
    expect(run.status).toBe('accepted');
    const kept = JSON.stringify([run, near.journal.newestRuns()]);
    const signature = far.requests[0]?.param('Signature') ?? '';
    expect(signature).toMatch(/^[0-9a-f]{32}$/);
    for (const form of [...formsOf(signature), ...formsOf(ACCOUNT.serverSecret)]) {
      expect(kept).not.toContain(form);
    }
    expect(kept).not.toContain(signature.slice(0, 16));
    expect(run.calls[0]?.outcome?.raw?.length).toBeLessThanOrEqual(RAW_ANSWER_LIMIT);
  } finally {
    await near.close();
    await far.close();
  }
});
