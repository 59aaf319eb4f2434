import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, stateOf } from '../ask.ts';
import { TALL } from '../looks.ts';
import { goTo, type Stage, WORDS } from '../stage.ts';

/** Files as a full disk or a failed copy leaves them: presets cut in half, a key without its store. */
export function spoil(userDataDir: string): void {
  writeFileSync(join(userDataDir, 'presets.json'), '{"version":1,"data":[{"name":"Eve');
  const key = { version: 1, data: { backend: 'gnome_libsecret', wrapped: 'AAAA' } };
  writeFileSync(join(userDataDir, 'vault-key.json'), JSON.stringify(key));
}

export async function spoiledStart({ page, shoot }: Stage): Promise<void> {
  await ask(page, 'settings.save', { welcomed: true });
  await shoot('problems');
}

/** Everything deleted. */
export async function noPresets({ page, shoot }: Stage): Promise<void> {
  for (const { id } of (await stateOf(page)).presets) await ask(page, 'presets.remove', { id });
  await page.getByRole('button', { name: WORDS['presets.empty.create'] }).waitFor();
  await shoot('presets-empty');
}

/** The key store waits for its password. */
export async function locked({ page, shoot }: Stage): Promise<void> {
  await page.getByRole('button', { name: WORDS['vault.unlock'], exact: true }).first().waitFor();
  await shoot('locked', TALL);
}

/** No key store at all: the secrets of this run are gone when it ends. */
export async function memoryOnly({ page, shoot }: Stage): Promise<void> {
  await ask(page, 'settings.save', { welcomed: true });
  await goTo(page, 'settings');
  await shoot('settings-memory-only');
}
