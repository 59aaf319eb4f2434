import { app } from 'electron';
import type { CertificatePage } from '#contract/model/certificate.ts';
import type { PlayerRequest } from '#contract/model/player.ts';
import { registerAppScheme, serveApp } from '../../../electron/desktop/windows/app-protocol.ts';
import { confine } from '../../../electron/desktop/windows/confine-contents.ts';
import { confineSession } from '../../../electron/desktop/windows/confine-session.ts';
import type { MediaRoute } from '../../../electron/desktop/windows/player-session.ts';
import { PlayerWindow } from '../../../electron/desktop/windows/player-window.ts';
import { printCertificate } from '../../../electron/desktop/windows/print-certificate.ts';

/** A main process that shows the player's window, and prints certificates, under all of the product's walls, and does nothing else. */
const renderer = process.env.FAKE_PAGE_ROOT ?? '';
registerAppScheme();
app.on('session-created', (created) => {
  confineSession(created, null);
  serveApp(renderer, created);
});
app.on('web-contents-created', (_event, contents) => confine(contents, false));
app.on('window-all-closed', () => undefined);

const player = new PlayerWindow();
const places = { preload: '', icon: '', renderer, developmentServer: null };
const appearance = { ground: '#14161a', zoom: 100 };

declare global {
  /** The certificate as a PDF, in base64. */
  var printPage: (page: CertificatePage) => Promise<string>;
  var playFile: (request: PlayerRequest, route: MediaRoute | null) => Promise<void>;
}
globalThis.playFile = (request, route) => player.play(request, { places, appearance, route });
globalThis.printPage = async (page) => (await printCertificate(page, places)).toString('base64');
