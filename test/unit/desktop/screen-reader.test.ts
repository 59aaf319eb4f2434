import { expect, test } from 'vitest';
import { letScreenReaderIn } from '../../../electron/desktop/windows/screen-reader.ts';

/** Whether the windows are opened to a screen reader: `npm run test:install` reads them by one. */
function opens(environment: Readonly<Record<string, string>>, platform: NodeJS.Platform): boolean {
  let isOpen = false;
  const app = {
    setAccessibilitySupportEnabled(on: boolean) {
      isOpen = on;
    },
  };
  letScreenReaderIn(app, environment, platform);
  return isOpen;
}

test('a screen reader that was announced reads the windows on Linux', () => {
  expect(opens({ ACCESSIBILITY_ENABLED: '1' }, 'linux')).toBe(true);
});

test('what every desktop sets costs nothing, and other systems find out by themselves', () => {
  expect(opens({}, 'linux')).toBe(false);
  expect(opens({ ACCESSIBILITY_ENABLED: '0' }, 'linux')).toBe(false);
  expect(opens({ QT_ACCESSIBILITY: '1', GNOME_ACCESSIBILITY: '1' }, 'linux')).toBe(false);
  expect(opens({ ACCESSIBILITY_ENABLED: '1' }, 'darwin')).toBe(false);
  expect(opens({ ACCESSIBILITY_ENABLED: '1' }, 'win32')).toBe(false);
});
