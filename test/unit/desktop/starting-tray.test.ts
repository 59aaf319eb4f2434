import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { StartingTray } from '../../../electron/desktop/tray/starting-tray.ts';

/** What Electron's tray does of all this: emits a click, and keeps the text that it is given. */
class Icon extends EventEmitter {
  tooltip = '';
  setToolTip(text: string): void {
    this.tooltip = text;
  }
}

describe('the tray before main knows what runs', () => {
  test.each([
    ['en-GB', 'CDN Recorder is starting'],
    ['zh-CN', 'CDN Recorder 正在启动'],
    ['zh-Hant-TW', 'CDN Recorder 正在启动'],
  ])('on a desktop in %s it says "%s"', (locale, text) => {
    const icon = new Icon();
    new StartingTray(icon, locale);
    expect(icon.tooltip).toBe(text);
  });

  test('a click is kept for the one that takes the icon over', () => {
    const icon = new Icon();
    const starting = new StartingTray(icon, 'en');
    icon.emit('click');
    expect(starting.handOver()).toBe(icon);
    expect([starting.takeClick(), starting.takeClick()]).toEqual([true, false]);
  });

  test('a click that comes after that is answered by the one that has taken it over, and by nothing else', () => {
    const icon = new Icon();
    const starting = new StartingTray(icon, 'en');
    expect(starting.handOver()).toBe(icon);
    expect(icon.emit('click')).toBe(false);
    expect(starting.takeClick()).toBe(false);
  });
});
