import { VENDORS, type Vendor } from '#contract/model/vendor.ts';
import { RETURN_CODES } from '../../../electron/zego/answer/return-codes.ts';
import type { Timeouts } from '../../../electron/zego/transport/timeouts.ts';
import { vendorOf } from '../../../electron/zego/vendors/registry.ts';
import { PATIENT } from '../patience.ts';
import type { Twist } from '../strict-server/types.ts';
import type { Fault } from './stage.ts';

const big = 2 * 1024 * 1024;
const answers = (status: number, body: string, headers = {}): Twist => ({
  do: 'http',
  status,
  body,
  headers,
});
const rows = (...list: object[]) =>
  JSON.stringify({ Code: 0, Message: '', RequestId: '1', Data: { Tencent: list } });
const ROW = { StreamName: 'cdn01', TaskId: 't', RequestId: '1', Code: '', Message: '' };

const isAlready = (vendor: Vendor, code: string): boolean =>
  vendorOf(vendor).rowCodes[code] === 'already-recording';

/** Whatever the far end does after the whole request arrived: known or not, it is never asked twice. */
function scripted(
  fault: string,
  expected: string,
  twist: Twist,
  preset: Parameters<Parameters<Fault['provoke']>[0]['start']>[1] = {},
  timeouts: Timeouts = PATIENT,
): Fault {
  return {
    fault,
    expected,
    tries: 1,
    arrived: 1,
    async provoke(stage) {
      const far = await stage.server();
      far.script.add({ twist });
      const seen = await stage.start({ endpoint: far.url, transport: { timeouts } }, preset);
      return { ...seen, arrived: far.requests.length };
    },
  };
}

/** Sent, and the answer does not tell. */
export const LOST: readonly Fault[] = [
  scripted(
    'no answer before the header time-out',
    'unknown (no-answer)',
    { do: 'silence' },
    {},
    { ...PATIENT, headers: 1_000 },
  ),
  scripted('reset after the request was written', 'unknown (connection-lost)', { do: 'reset' }),
  scripted('closed instead of an answer', 'unknown (connection-lost)', { do: 'close' }),
  scripted('no HTTP at all', 'unknown (connection-lost)', {
    do: 'raw',
    bytes: 'SSH-2.0-OpenSSH\r\n',
  }),
  scripted('body cut short', 'unknown (answer-cut-short)', { do: 'half-body' }),
  scripted('body over the limit', 'unknown (answer-too-large)', { do: 'oversize', bytes: big }),
  scripted(
    'drip-feeding server',
    'unknown (answer-too-slow)',
    { do: 'drip', everyMs: 40 },
    {},
    { ...PATIENT, body: 1_000 },
  ),
];

/** Answers that are not quite the API's. */
export const UNREADABLE: readonly Fault[] = [
  scripted(
    '500 with an HTML page',
    'unknown (answer-unreadable)',
    answers(500, '<html>500</html>'),
  ),
  scripted('200 with an HTML page', 'unknown (answer-unreadable)', answers(200, '<html>hi</html>')),
  scripted('empty body', 'unknown (answer-unreadable)', answers(200, '')),
  scripted('204 without a body', 'unknown (answer-unreadable)', answers(204, '')),
  scripted('not JSON', 'unknown (answer-unreadable)', answers(200, '{"Code":0,')),
  scripted('JSON of another shape', 'unknown (answer-unreadable)', answers(200, '{"ok":true}')),
  scripted('wrong types', 'unknown (answer-unreadable)', answers(200, '{"Code":[0],"Data":7}')),
  scripted(
    'a redirect, which is not followed',
    'unknown (answer-unreadable)',
    answers(302, '', { location: '/elsewhere' }),
  ),
  scripted(
    'a row without a verdict',
    'unknown (answer-unreadable)',
    answers(200, rows({ ...ROW, Code: null })),
  ),
  scripted('a missing stream', 'unknown (stream-missing)', { do: 'rows', missing: ['cdn01'] }),
  scripted(
    'one of two streams missing',
    'partial (stream-missing)',
    { do: 'rows', missing: ['cdn02'] },
    {
      streamIds: ['cdn01', 'cdn02'],
    },
  ),
  scripted('an extra stream', 'accepted', { do: 'rows', extra: ['cdn99'] }),
  scripted('200 with code and rows under another HTTP status', 'accepted', answers(500, rows(ROW))),
  scripted(
    'a number that is quoted',
    'accepted',
    answers(200, rows(ROW).replace('"Code":0', '"Code":"0"')),
  ),
  {
    fault: '19-digit RequestId without quotes',
    expected: 'accepted',
    tries: 1,
    arrived: 1,
    async provoke(stage) {
      const far = await stage.server({ unquotedRequestId: true });
      const seen = await stage.start({ endpoint: far.url });
      const sent = /"RequestId":(\d{19})\}$/.exec(far.requests[0]?.answer?.body ?? '')?.[1];
      const kept = seen.calls[0]?.outcome?.requestId;
      if (!sent || kept !== sent) throw new Error(`sent ${sent}, kept ${kept}`);
      return { ...seen, arrived: far.requests.length };
    },
  },
];

/** Answered with another time once, before the outcome stands. */
const BY_TIME = [100_000_003, 100_000_004];

/** Every return code that says no, and one that nobody documented. */
export const CODES: readonly Fault[] = [...RETURN_CODES, [4711, { retry: 'ask' }] as const]
  .filter(([code, { retry }]) => code !== 0 && retry !== 'later')
  .map(([code]) => {
    const tries = BY_TIME.includes(code) ? 2 : 1;
    const outcome = `rejected (return-code, code ${code})`;
    return { ...scripted(`code ${code}`, outcome, { do: 'code', code }), tries, arrived: tries };
  });

/** ZEGO's row has a number for all but Tencent (facts §0); the names are held in `row-codes.test.ts`. */
export const ROW_CODES: readonly Fault[] = VENDORS.flatMap((vendor) =>
  Object.keys(vendorOf(vendor).rowCodes)
    .filter((code) => vendor === 'Tencent' || /^\d+$/.test(code))
    .map((code) =>
      scripted(
        `row code of ${vendor}: ${code}`,
        isAlready(vendor, code) ? 'rejected (already-recording)' : `rejected (row ${code})`,
        { do: 'rows', codes: { cdn01: code } },
        { vendors: [vendor] },
      ),
    ),
);
