import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { CLASSES, seenEverywhere, startInWindow } from '../support/faults/seen-everywhere.ts';
import { provisionedServer } from '../support/provision.ts';

const open: { close(): Promise<unknown> }[] = [];
let desktop: Desktop;

beforeEach(async () => {
  desktop = await startDesktop();
});
afterEach(async () => {
  await desktop.close();
  for (const it of open.splice(0)) await it.close();
});

const isUnknown = ({ status }: (typeof CLASSES)[number]) => status === 'To verify';

test.each(CLASSES.filter(isUnknown))('$status: the same in journal, tray and window', (expected) =>
  seenEverywhere(desktop, expected),
);

test.each(CLASSES.filter((one) => !isUnknown(one)))(
  '$status: the same in journal, tray and window',
  { tags: ['slow'] },
  (expected) => seenEverywhere(desktop, expected),
);

test('a result that was dismissed is gone from board and tray alike, and in a new window too', {
  tags: ['slow'],
}, async () => {
  const { server, provision } = await provisionedServer({ vendors: ['Tencent'] });
  open.push(server);
  server.script.add({ twist: { do: 'code', code: 5 } });
  const launched = await desktop.launch();
  await desktop.run(['--provision=-', '--exit'], { stdin: provision });
  const first = await launched.window();
  const panel = await startInWindow(first);
  await desktop.tray.waitForTooltip(/\(rejected\)/);
  await panel.getByRole('button', { name: 'Dismiss the result of Evening news' }).click();
  await desktop.tray.waitForTooltip(/no new results/);
  await panel.getByText('Ready').first().waitFor();
  const opened = launched.app.waitForEvent('window');
  await first.close();
  await desktop.tray.click('Open CDN Recorder');
  const again = (await opened).getByRole('group', { name: 'Evening news', exact: true });
  await again.getByText('Ready').first().waitFor();
  expect(await again.getByText('rejected').count()).toBe(0);
});
