import { expect, test } from 'vitest';
import { startToolkitWithoutGraphics } from '../../../electron/control/command-line/toolkit-graphics.ts';

test('GTK starts without the graphics driver, and no other program inherits that', async () => {
  const environment: NodeJS.ProcessEnv = { HOME: 'elsewhere' };
  let begin = () => {};
  const ready = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const done = startToolkitWithoutGraphics('linux', environment, ready);
  expect(environment).toEqual({ HOME: 'elsewhere', GDK_GL: 'disable' });
  begin();
  await done;
  expect(environment).toEqual({ HOME: 'elsewhere' });
});

test.each([
  ['a value of the operator stays', 'linux', { GDK_GL: 'always' }],
  ['an empty one too', 'linux', { GDK_GL: '' }],
  ['elsewhere there is no GTK', 'win32', {}],
  ['elsewhere there is no GTK', 'darwin', {}],
] as const)('%s: %s', async (_name, platform, given) => {
  const environment: NodeJS.ProcessEnv = { ...given };
  const done = startToolkitWithoutGraphics(platform, environment, Promise.resolve());
  expect(environment).toEqual(given);
  await done;
  expect(environment).toEqual(given);
});
