import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { until } from '../support/desktop/until.ts';
import { provisionedServer } from '../support/provision.ts';
import type { StrictServer } from '../support/strict-server/strict-server.ts';
import { stateIn } from '../support/window-state.ts';

/**
 * The app on a machine whose clock is half an hour off. What counts is the distance between two clocks,
 * so the server's is moved: under libfaketime one start of Electron in three dies of SIGSEGV (0.9.10,
 * Electron 33), with or without its MT variant.
 */
const HALF_AN_HOUR_S = 30 * 60;
let desktop: Desktop;
let server: StrictServer;
let provision: string;

beforeEach(async () => {
  desktop = await startDesktop();
  ({ server, provision } = await provisionedServer());
});
afterEach(async () => {
  await desktop.close();
  await server.close();
});

/** Seconds from the server's now to the end that it was asked for. */
function endsIn(): number {
  const request = server.requests.findLast((it) => it.param('Vendor') === 'Tencent');
  return Number(request?.param('EndTime')) - (request?.arrivedUnixMs ?? 0) / 1000;
}

describe('a clock half an hour ahead', () => isMadeGood('ahead', -HALF_AN_HOUR_S));
describe('a clock half an hour behind', { tags: ['slow'] }, () =>
  isMadeGood('behind', HALF_AN_HOUR_S),
);

function isMadeGood(word: 'ahead' | 'behind', serverAheadS: number): void {
  beforeEach(() => {
    server.clockOffsetMs = serverAheadS * 1000;
  });

  test('every call is accepted, the end is right, and the command line is told', async () => {
    const result = await desktop.run(
      ['--provision=-', '--start=Evening news', '--json', '--exit'],
      {
        stdin: provision,
      },
    );
    expect([result.code, result.stderr]).toEqual([0, expect.any(String)]);
    // That the clock was wrong at all shows in the signatures that had expired.
    expect(server.answeredWith(100_000_004).length).toBeGreaterThan(0);
    expect(server.answeredWith(0)).toHaveLength(3);
    for (const vendor of ['Tencent', 'Ws', 'Huawei']) {
      expect(server.effects('StartCDNRecord', vendor, 'cdn01')).toBe(1);
    }
    expect(Math.abs(endsIn() - 90 * 60)).toBeLessThanOrEqual(5);
    expect(result.stderr).toMatch(new RegExp(`clock is (179\\d|180\\d) s ${word}`));
  });

  test('the window is told, and what was accepted counts as running', {
    tags: ['slow'],
  }, async () => {
    const launched = await desktop.launch();
    const page = await launched.window();
    const started = await desktop.run(['--provision=-', '--start=Evening news', '--exit'], {
      stdin: provision,
    });
    expect(started.code).toBe(0);
    const problem = await until('main tells of the clock', async () =>
      (await stateIn(page)).problems.find(({ code }) => code === 'clock-off'),
    );
    expect(Math.abs(Number(problem.detail) - serverAheadS)).toBeLessThanOrEqual(5);
    await page.getByText(/clock/i).first().waitFor();
    expect((await stateIn(page)).recordings).toHaveLength(6);
    await desktop.tray.waitForMenuItem('Stop Evening news');
  });
}
