import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../../../renderer/shared/secrets/vault-states.ts';
import { answerQuestions } from '../../support/desktop/questions.ts';
import { TALL } from '../appearances.ts';
import { ask, stateOf } from '../ask.ts';
import { goTo, type Stage, TEXTS } from '../stage.ts';

/** Files as a full disk or a failed copy leaves them: presets cut in half, a key without its store. */
export function spoil(userDataDir: string): void {
  writeFileSync(join(userDataDir, 'presets.json'), '{"version":1,"data":[{"name":"Eve');
  const key = { version: 1, data: { backend: 'gnome_libsecret', salt: null, wrapped: 'AAAA' } };
  writeFileSync(join(userDataDir, KEY), JSON.stringify(key));
}

const KEY = 'vault-key.json';
const CONTENT = 'vault.json';
const FILES = [KEY, CONTENT, 'accounts.json'];

const rewrite = (path: string, change: (text: Buffer) => Buffer) =>
  writeFileSync(path, change(readFileSync(path)));

/** How a sound vault comes to each fault; `backend-changed` needs another desktop and no change. */
const SPOILERS: Readonly<Record<Fault, (folder: string) => void>> = {
  'key-without-store': (folder) => rmSync(join(folder, CONTENT)),
  'store-without-key': (folder) => rmSync(join(folder, KEY)),
  'backend-changed': () => undefined,
  damaged: (folder) =>
    rewrite(join(folder, CONTENT), (content) => content.subarray(0, content.length / 2)),
  unusable: (folder) => {
    rmSync(join(folder, KEY));
    mkdirSync(join(folder, KEY));
  },
  newer: (folder) =>
    rewrite(join(folder, KEY), (key) =>
      Buffer.from(JSON.stringify({ ...JSON.parse(key.toString('utf8')), version: 99 })),
    ),
};

/** A user's folder with a vault that has this fault, made of a sound one. */
export function faultyVault(fault: Fault, sound: string, folder: string): void {
  for (const file of FILES) copyFileSync(join(sound, file), join(folder, file));
  SPOILERS[fault](folder);
}

/** The fault's own screen, and what is asked before the files are quarantined. */
export async function vaultFault({ app, page, shoot }: Stage, fault: Fault): Promise<void> {
  await ask(page, 'settings.save', { welcomed: true });
  await goTo(page, 'settings');
  await page.getByRole('heading', { name: TEXTS[`fault.${fault}.title`] }).waitFor();
  await shoot(`fault-${fault}`);
  if (fault !== 'damaged') return;
  await answerQuestions(app.app, TEXTS['vault.quarantine']);
  await page.getByRole('button', { name: TEXTS['fault.fresh'] }).click();
  await page.getByText(TEXTS['vault.quarantined']).waitFor();
  await shoot('vault-set-aside');
}

export async function spoiledStart({ page, shoot }: Stage): Promise<void> {
  await ask(page, 'settings.save', { welcomed: true });
  await shoot('problems');
}

/** Everything deleted. */
export async function noPresets({ page, shoot }: Stage): Promise<void> {
  for (const { id } of (await stateOf(page)).presets) await ask(page, 'presets.remove', { id });
  await page.getByRole('button', { name: TEXTS['presets.empty.create'] }).waitFor();
  await shoot('presets-empty');
}

/** The key store waits for its password. */
export async function locked({ page, shoot }: Stage): Promise<void> {
  await page.getByRole('button', { name: TEXTS['vault.unlock'], exact: true }).first().waitFor();
  await shoot('locked', TALL);
}
