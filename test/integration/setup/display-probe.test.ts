import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withDisplay } from '../../../build/setup/system/display.mjs';
import {
  authorityFile,
  displayFault,
  waylandFault,
} from '../../../build/setup/system/display-probe.mjs';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';

/** A real X server that wants a cookie, as set-up itself starts one. */
let server: Awaited<ReturnType<typeof withDisplay>>;
let folder: TempFolder;
beforeAll(async () => {
  folder = tempFolder('display-probe');
  server = await withDisplay({ PATH: process.env.PATH });
});
afterAll(() => {
  server.end();
  folder.remove();
});

test('a display that answers has no fault, with its cookie', async () => {
  expect(await displayFault(server.env)).toBeNull();
});

test('one that refuses the cookie, or the lack of one, is no display', async () => {
  const file = join(folder.path, 'authority');
  writeFileSync(file, authorityFile(Buffer.alloc(16, 1)));
  for (const XAUTHORITY of [file, '/gone']) {
    const fault = await displayFault({ ...server.env, XAUTHORITY });
    expect(fault).toMatch(/^The display :\d+ refuses this user/);
  }
});

test('one where nothing listens is none', async () => {
  for (const DISPLAY of [':59999', '127.0.0.1:59000']) {
    expect(await displayFault({ DISPLAY })).toBe(
      `DISPLAY names ${DISPLAY}, where nothing answers.`,
    );
  }
});

test('a Wayland display is a socket that takes a connection', async () => {
  const path = join(folder.path, 'wayland-7');
  const listener = createServer();
  await new Promise<void>((resolve) => listener.listen(path, resolve));
  const env = { XDG_RUNTIME_DIR: folder.path, WAYLAND_DISPLAY: 'wayland-7' };
  expect(await waylandFault(env)).toBeNull();
  expect(await waylandFault({ WAYLAND_DISPLAY: path })).toBeNull();
  await new Promise((resolve) => listener.close(resolve));
  expect(await waylandFault(env)).toMatch(/where nothing answers/);
});
