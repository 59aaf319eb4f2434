import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { TONES } from '#contract/model/colours.ts';
import { TRAY_ICONS, type TrayIcon } from '../../electron/desktop/tray/tray-icon.ts';
import { HICOLOR_SIZES, INSTALLER_ICONS } from '../package/icons.ts';
import { icns, ico } from './containers.ts';

/**
 * Draws all icons from the one table of tones. Each tray icon has a shape of its own besides its colour,
 * and a white rim, so that it reads on light and dark panels. Signs are paths: no font is relied upon.
 */
const FOLDER = join(import.meta.dirname, '..', 'public', 'icons');
const TRAY_PIXELS = 22;
const APP_PIXELS = 256;

const tone = (name: keyof typeof TONES): string => TONES[name].light;
/** Amber on a panel must be amber, not brown: the bright tone, with a dark sign on it. */
const AMBER = TONES.amber.dark;
const INK = '#2b1a00';
const stroke = (path: string, width = 2.6, colour = '#fff'): string =>
  `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
const disc = (fill: string): string =>
  `<circle cx="11" cy="11" r="9.4" fill="${fill}" stroke="#fff" stroke-width="1.2"/>`;
const triangle = (fill: string): string =>
  `<path d="M11 1.6 L21 19.6 H1 Z" fill="${fill}" stroke="#fff" stroke-width="1.2" stroke-linejoin="round"/>`;
const square = (fill: string): string =>
  `<rect x="1.8" y="1.8" width="18.4" height="18.4" rx="4" fill="${fill}" stroke="#fff" stroke-width="1.2"/>`;

/** Trouble beside what goes on: the disc stays whole enough to be seen as one. */
const CORNER = `<path d="M15.4 9.8 L21.4 20.9 H9.4 Z" fill="${AMBER}" stroke="#fff" stroke-width="1.2" stroke-linejoin="round"/>
  ${stroke('M15.4 13.4 V16.4', 1.8, INK)}<circle cx="15.4" cy="18.9" r="1" fill="${INK}"/>`;
const PRACTICE = disc(tone('violet')) + stroke('M8.4 16 V6.2 H11.6 A3 3 0 0 1 11.6 12.2 H8.4', 2.2);

const SHAPES: Readonly<Record<TrayIcon, string>> = {
  idle: `<circle cx="11" cy="11" r="7.6" fill="none" stroke="#fff" stroke-width="4.4"/>
    <circle cx="11" cy="11" r="7.6" fill="none" stroke="${tone('grey')}" stroke-width="2.6"/>
    <circle cx="11" cy="11" r="2.6" fill="${tone('grey')}" stroke="#fff" stroke-width="0.8"/>`,
  locked:
    disc(tone('grey')) +
    stroke('M8.2 10.6 V8.2 A2.8 2.8 0 0 1 13.8 8.2 V10.6', 1.9) +
    '<rect x="6.4" y="10.2" width="9.2" height="6.6" rx="1.3" fill="#fff"/>',
  busy: disc(tone('blue')) + stroke('M11 15.6 V6.8 M7 10.4 L11 6.4 L15 10.4'),
  accepted: disc(tone('red')),
  'accepted-trouble': disc(tone('red')) + CORNER,
  trouble: triangle(AMBER) + stroke('M8.4 11 L13.6 16.2 M13.6 11 L8.4 16.2', 2.2, INK),
  unknown:
    square(AMBER) +
    stroke('M8 8.4 C8 4.6 14 4.6 14 8.2 C14 10.4 11 10.4 11 12.8', 2.2, INK) +
    `<circle cx="11" cy="16.6" r="1.5" fill="${INK}"/>`,
  practice: PRACTICE,
  'practice-trouble': PRACTICE + CORNER,
};

const APP_ICON = `<rect x="0.5" y="0.5" width="21" height="21" rx="5" fill="#1d2128"/>
  <circle cx="11" cy="11" r="6.6" fill="none" stroke="#e9ecf1" stroke-width="1.6"/>
  <circle cx="11" cy="11" r="3.4" fill="#e5484d"/>`;

const render = (shape: string, pixels: number): Buffer =>
  new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 22 22">${shape}</svg>`, {
    fitTo: { mode: 'width', value: pixels },
  })
    .render()
    .asPng();

function draw(name: string, shape: string, pixels: number): void {
  writeFileSync(join(FOLDER, `${name}.png`), render(shape, pixels));
}

/** What menus, docks and installers show: the same picture in the sizes and forms of each system. */
function drawInstallerIcons(): void {
  mkdirSync(INSTALLER_ICONS, { recursive: true });
  const app = (pixels: number) => render(APP_ICON, pixels);
  const write = (name: string, content: Buffer) =>
    writeFileSync(join(INSTALLER_ICONS, name), content);
  for (const size of HICOLOR_SIZES) write(`${size}x${size}.png`, app(size));
  write('app.ico', ico([16, 24, 32, 48, 64, 256], app));
  write('app.icns', icns(app));
}

for (const icon of TRAY_ICONS) {
  draw(`tray-${icon}`, SHAPES[icon], TRAY_PIXELS);
  draw(`tray-${icon}@2x`, SHAPES[icon], TRAY_PIXELS * 2);
}
draw('app', APP_ICON, APP_PIXELS);
drawInstallerIcons();
