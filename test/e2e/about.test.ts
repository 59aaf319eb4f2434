import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { repositoryRoot } from '../support/desktop/electron.ts';
import { openSettings } from '../support/window/main-page.ts';

let desktop: Desktop;
beforeEach(async () => {
  desktop = await startDesktop();
});
afterEach(() => desktop.close());

/** The packages whose code is in the built main process and worker, as the source maps tell. */
function bundledPackages(): string[] {
  const folder = join(repositoryRoot, '.vite', 'build');
  const maps = readdirSync(folder).filter((name) => name.endsWith('.map'));
  const sources = maps.flatMap(
    (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).sources as string[],
  );
  const names = sources.flatMap((source) => {
    const inside = source.split('node_modules/').at(-1) ?? '';
    const [first = '', second = ''] = inside.split('/');
    if (inside === source) return [];
    return [first.startsWith('@') ? `${first}/${second}` : first];
  });
  return [...new Set(names)];
}

test('About shows the licence of every package that is shipped, with its text', {
  tags: ['slow'],
}, async () => {
  const launched = await desktop.launch();
  const page = await launched.window();
  await openSettings(page, 'About');
  await page.getByRole('button', { name: 'Licences…' }).click();
  const sheet = page.getByRole('dialog', { name: 'Licences' });
  const lines = sheet.getByRole('list', { name: 'Licences' }).getByRole('listitem');
  await lines.first().waitFor();
  const shown = await lines.locator('summary').allInnerTexts();
  const names = shown.map((line) => line.split(' ')[0]);
  const bundled = bundledPackages();
  expect(bundled.length).toBeGreaterThan(20);
  const others = ['react', '@mantine/core', '@photostructure/sqlite', 'node-gyp-build', 'electron'];
  expect(names).toEqual(expect.arrayContaining([...bundled, ...others]));
  await lines.filter({ hasText: 'mp4box' }).locator('summary').click();
  await lines
    .filter({ hasText: 'mp4box' })
    .getByText(/Redistributions in binary form/)
    .waitFor();
  await sheet.getByText(/LICENSES\.chromium\.html/).waitFor();
});
