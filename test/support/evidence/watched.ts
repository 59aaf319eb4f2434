import type { Page } from 'playwright';
import type { CliResult } from '../desktop/cli.ts';
import { type Desktop, startDesktop } from '../desktop/desktop.ts';
import { tempFolder } from '../desktop/temp.ts';
import { until } from '../desktop/until.ts';
import { strictServer } from '../strict-server/strict-server.ts';
import { stateIn } from '../window-state.ts';
import { APP_IDS, misbehave, SECRETS } from './life.ts';
import { fileTraces, type Trace } from './traces.ts';

/** What is to be closed at the end of a test, the last one first. */
export type ToClose = (() => Promise<unknown> | unknown)[];

export type WatchedDesktop = Desktop & { readonly temp: string };

/** A desktop whose programs put even their temporary files where the test can look. */
export async function watchedDesktop(
  keyring: 'unlocked' | 'none',
  open: ToClose,
): Promise<WatchedDesktop> {
  const temp = tempFolder('tmp');
  open.push(() => temp.remove());
  const desktop = await startDesktop({ keyring, env: { TMPDIR: temp.path } });
  open.push(() => desktop.close());
  return { ...desktop, temp: temp.path };
}

/** A server that says back what it was told; with every signature that it has seen. */
export async function misbehavingServer(open: ToClose) {
  const server = await strictServer({
    appId: APP_IDS.main,
    secret: SECRETS.main,
    moreApps: { [APP_IDS.imported]: SECRETS.imported },
  });
  open.push(() => server.close());
  misbehave(server);
  const signatures = () => server.requests.flatMap((request) => request.param('Signature') ?? []);
  return { server, signatures };
}

/** Every file that the programs of a desktop have written. */
export const filesOf = ({ home, temp }: { home: string; temp: string }): Trace[] => [
  ...fileTraces('home', home),
  ...fileTraces('temp', temp),
];

export const outputTraces = (results: readonly CliResult[]): Trace[] =>
  results.map(({ stdout, stderr }) => ({ place: 'output of a command', content: stdout + stderr }));

export async function settled(page: Page, preset: string): Promise<void> {
  await until(`${preset} settles`, async () => {
    const { runs, presets } = await stateIn(page);
    const run = runs[presets.find(({ name }) => name === preset)?.id ?? ''];
    return run !== undefined && !['queued', 'sending'].includes(run.status);
  });
}

export async function startInWindow(page: Page, preset: string): Promise<void> {
  await page.getByRole('button', { name: `Start ${preset}`, exact: true }).click();
  await settled(page, preset);
}

export const goTo = async (page: Page, name: 'Presets' | 'History' | 'Settings') => {
  await page.getByRole('navigation').getByText(name, { exact: true }).click();
  await page.getByRole('heading', { name, exact: true }).waitFor();
};
