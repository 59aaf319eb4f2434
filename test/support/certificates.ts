import type { Certificate } from '#contract/model/certificate.ts';
import { certificateOf, contentOf } from '../../electron/app/files/certificate.ts';
import { outcomeOf } from '../../electron/zego/answer/answer.ts';
import { checkOf, filesOf, watchesOf } from './fake-bridge/files-seeds.ts';
import { callOf, runOf } from './runs.ts';

const NOW = Date.parse('2026-08-21T13:00:00Z');

/** A certificate with all that one can hold: found and guessed files, checks, an outcome that a file settled. */
export function exampleCertificate(): Certificate {
  const calls = (['Tencent', 'Ws'] as const).map((vendor) =>
    callOf({
      ...{ id: `c-${vendor.toLowerCase()}`, vendor, state: 'settled', attempts: 1 },
      streamIds: ['cdn01', 'cdn02'],
      startedAt: '2026-08-21T12:48:00.000Z',
      durationMs: 148,
      outcome: outcomeOf(
        [
          { streamId: 'cdn01', status: 'accepted', taskId: 'UUpTbkZUQV5WQVxrRFtDUQIUB29FWwMe' },
          { streamId: 'cdn02', status: 'unknown', reason: 'stream-missing' },
        ],
        { code: 0, httpStatus: 200, requestId: '4191282558729715911' },
      ),
      verdicts: [
        {
          ...{ streamId: 'cdn02', verdict: 'recording', at: '2026-08-21T12:55:00.000Z' },
          file: {
            ...{ source: 'search', match: 'stream-and-time', fileId: '528589070000000001' },
            ...{ name: 'cdn02_2.mp4', taskId: null, provided: true },
          },
        },
      ],
    }),
  );
  const run = runOf({ id: 'r1', presetName: '体育直播 Evening news', calls });
  const files = filesOf(NOW).filter(({ links }) => links.some(({ runId }) => runId === 'r1'));
  return certificateOf(
    contentOf({
      run,
      known: { files, watches: watchesOf(NOW) },
      checkOf: (id) => (id % 2 === 0 ? checkOf() : null),
      clock: { serverAheadMs: 1200, measuredAt: new Date(NOW - 3_600_000).toISOString() },
      version: '0.1.0',
      now: NOW,
    }),
  );
}
