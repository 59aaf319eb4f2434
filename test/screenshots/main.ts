import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { FAULTS, type Fault } from '../../renderer/shared/secrets/vault-states.ts';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { repositoryRoot } from '../support/desktop/electron.ts';
import { tempFolder } from '../support/desktop/temp.ts';
import { Camera } from './camera.ts';
import { DOCUMENT_PARTS, PICTURE_FILES } from './document-pictures.ts';
import { panelPictures } from './panel.ts';
import { arrangedBoard } from './scenes/board.ts';
import { busyDesk, openTargets, quietDesk } from './scenes/desk.ts';
import { deskProvision, putOnDesk } from './scenes/desk-data.ts';
import { editorParts } from './scenes/editor.ts';
import { files } from './scenes/files.ts';
import { firstStart } from './scenes/first-start.ts';
import { history } from './scenes/history.ts';
import { onAir, orphans, provisionFile, putOnAir } from './scenes/on-air.ts';
import { practiceRuns, presetEditor, stationRuns, stopped, underWay } from './scenes/presets.ts';
import { putRecorded, recordedFiles } from './scenes/recorded.ts';
import { remoteControl } from './scenes/remote.ts';
import { accountForm, network, passphrase, withoutKeyStore } from './scenes/secrets.ts';
import { refusedStart, settings } from './scenes/settings.ts';
import { shell, welcome } from './scenes/shell.ts';
import {
  faultyVault,
  locked,
  noPresets,
  spoil,
  spoiledStart,
  vaultFault,
} from './scenes/trouble.ts';
import { putOnWall, WALLS, wall, wallProvision } from './scenes/wall.ts';
import { smallPng } from './small-png.ts';
import { goTo, onStage } from './stage.ts';
import { openStation, type Station } from './station.ts';

/**
 * Pictures of every view, in both languages and all themes, of the real app on a desktop of its own: its
 * main process, its keyring, its practice server. Ends with the list of files. `npm run screenshots -- desk wall` takes
 * these parts alone: see PARTS. `npm run screenshots -- docs` takes the pictures of the documents, and puts them there.
 */

const KEYRING = '--password-store=gnome-libsecret';
/** Times on the pictures are the same wherever they are taken. */
const ENV = { TZ: 'Asia/Shanghai' };

const began = performance.now();
const pictures = join(repositoryRoot, 'out', 'screenshots');
const kept = tempFolder('kept');
const station = await openStation();

/** In their order: later parts use the folders of earlier ones. The last three are of other desktops. */
const PARTS = [
  'day',
  'files',
  'desk',
  'air',
  'walls',
  'faults',
  'locked',
  'wrong',
  'panel',
] as const;
type Part = (typeof PARTS)[number];
const DOCUMENTS = 'docs';
const isForDocuments = process.argv[2] === DOCUMENTS;
const named = isForDocuments ? [...DOCUMENT_PARTS] : process.argv.slice(2);
const unknown = named.filter((name) => !PARTS.some((part) => part === name));
if (unknown.length > 0)
  throw new Error(`no part ${unknown.join(', ')}: ${DOCUMENTS} or ${PARTS.join(', ')}`);
const onlyThese = new Set(PICTURE_FILES.map(({ taken }) => taken));
const camera = new Camera(pictures, isForDocuments ? onlyThese : null);
const walls = isForDocuments ? WALLS.filter((count) => count === 24) : WALLS;
const isWanted = (part: Part) => named.length === 0 || named.includes(part);

try {
  await withDesktop('unlocked', async (desktop) => {
    if (isWanted('day')) await operatorsDay(desktop, station);
    if (isWanted('files')) await recordings(desktop);
    if (isWanted('desk')) await weekOfDesk(desktop);
    if (isWanted('air')) await airtime(desktop);
    if (isWanted('walls')) for (const count of walls) await wallOf(desktop, count);
    if (isWanted('faults')) {
      for (const fault of FAULTS) {
        if (fault !== 'backend-changed') await faulty(desktop, fault);
      }
    }
  });
  if (isWanted('locked')) {
    await withDesktop('locked', (desktop) =>
      onStage(desktop, camera, { userDataDir: folder('station'), args: [KEYRING] }, locked),
    );
  }
  if (isWanted('wrong')) {
    await withDesktop('none', async (desktop) => {
      await faulty(desktop, 'backend-changed');
      await whatGoesWrong(desktop);
    });
  }
} finally {
  await station.close();
  kept.remove();
}
if (isForDocuments) {
  for (const { taken, kept: path } of PICTURE_FILES) {
    const small = smallPng(readFileSync(join(pictures, taken)));
    writeFileSync(join(repositoryRoot, path), small);
    console.log(`${path}: ${Math.round(small.length / 1024)} KB`);
  }
}
const panel = isWanted('panel') ? await panelPictures(pictures) : [];
for (const path of [...camera.taken, ...panel]) console.log(relative(repositoryRoot, path));
const seconds = Math.round((performance.now() - began) / 1000);
console.log(`${camera.taken.length} pictures in ${seconds} s`);

function folder(name: string): string {
  const path = join(kept.path, name);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return path;
}

async function withDesktop(
  keyring: 'unlocked' | 'locked' | 'none',
  play: (desktop: Desktop) => Promise<void>,
): Promise<void> {
  const desktop = await startDesktop({ keyring, keyringHome: folder('keyring'), env: ENV });
  try {
    await play(desktop);
  } finally {
    await desktop.close();
  }
}

/** From the first start through practice to a station of its own. */
async function operatorsDay(desktop: Desktop, { provision }: Station): Promise<void> {
  const userDataDir = folder('station');
  await onStage(desktop, camera, { userDataDir, args: [KEYRING] }, async (stage) => {
    await firstStart(stage);
    await welcome(stage);
    await practiceRuns(stage);
    const imported = await desktop.run([KEYRING, '--provision=-', '--exit'], {
      userDataDir,
      stdin: provision,
    });
    if (imported.code !== 0) throw new Error(`the import failed: ${imported.stderr}`);
    await stationRuns(stage);
    await arrangedBoard(stage);
    await presetEditor(stage);
    await editorParts(stage);
    await history(stage);
    await settings(stage);
    await remoteControl(stage);
    await accountForm(stage);
    await refusedStart(stage);
    await goTo(stage.page, 'presets');
    await shell(stage);
    await stopped(stage);
    await underWay(stage);
    await network(stage);
    await passphrase(stage);
  });
}

async function whatGoesWrong(desktop: Desktop): Promise<void> {
  const userDataDir = folder('spoiled');
  spoil(userDataDir);
  await onStage(desktop, camera, { userDataDir }, spoiledStart);
  await onStage(desktop, camera, { userDataDir: folder('bare') }, async (stage) => {
    await withoutKeyStore(stage);
    await goTo(stage.page, 'presets');
    await noPresets(stage);
  });
}

/** On the desktop that made the vault, but for the fault that is another desktop. */
async function faulty(desktop: Desktop, fault: Fault): Promise<void> {
  const userDataDir = folder(`fault-${fault}`);
  faultyVault(fault, folder('on-air'), userDataDir);
  const args = fault === 'backend-changed' ? [] : [KEYRING];
  await onStage(desktop, camera, { userDataDir, args }, (stage) => vaultFault(stage, fault));
}

async function wallOf(desktop: Desktop, count: (typeof WALLS)[number]): Promise<void> {
  const userDataDir = folder(`wall-${count}`);
  // Two practice presets make up the number.
  const provision = `--provision=${wallProvision(userDataDir, count - 2)}`;
  await desktop.run([KEYRING, provision, '--exit'], { userDataDir });
  putOnWall(userDataDir, count - 2);
  await onStage(desktop, camera, { userDataDir, args: [KEYRING] }, (stage) => wall(stage, count));
}

async function airtime(desktop: Desktop): Promise<void> {
  const userDataDir = folder('on-air');
  const provision = `--provision=${provisionFile(userDataDir)}`;
  await desktop.run([KEYRING, provision, '--exit'], { userDataDir });
  putOnAir(userDataDir);
  await onStage(desktop, camera, { userDataDir, args: [KEYRING] }, async (stage) => {
    await onAir(stage);
    await orphans(stage);
  });
}

/** A quiet desk, then one in the middle of its week. */
async function weekOfDesk(desktop: Desktop): Promise<void> {
  await onStage(desktop, camera, { userDataDir: folder('quiet'), args: [KEYRING] }, quietDesk);
  const userDataDir = folder('desk');
  const targets = await openTargets();
  try {
    const provision = `--provision=${deskProvision(userDataDir, targets.urls)}`;
    const imported = await desktop.run([KEYRING, provision, '--exit'], { userDataDir });
    if (imported.code !== 0) throw new Error(`the import failed: ${imported.stderr}`);
    putOnDesk(userDataDir);
    await onStage(desktop, camera, { userDataDir, args: [KEYRING] }, busyDesk);
  } finally {
    await targets.close();
  }
}

/** What was recorded in the last days, and a practice preset's files. */
async function recordings(desktop: Desktop): Promise<void> {
  await onStage(desktop, camera, { userDataDir: folder('files'), args: [KEYRING] }, files);
  const userDataDir = folder('recorded');
  const provision = `--provision=${provisionFile(userDataDir)}`;
  await desktop.run([KEYRING, provision, '--exit'], { userDataDir });
  await putRecorded(userDataDir);
  await onStage(desktop, camera, { userDataDir, args: [KEYRING] }, recordedFiles);
}
