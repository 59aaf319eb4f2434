import streamDeck from '@elgato/streamdeck';
import { WebSocket } from 'ws';
import { deskAddress } from '../../shared/ask.ts';
import { DeskClient } from '../../shared/desk-client.ts';
import type { Language } from '../../shared/link-text.ts';
import { RecordingAction } from './recording-action.ts';

/** What the property inspector keeps for all keys. */
type GlobalSettings = { address?: string; port?: number; token?: string };

/** Changes of one moment are shown together. In milliseconds. */
const TOGETHER_MS = 20;
const SECOND_MS = 1_000;

let showing: NodeJS.Timeout | undefined;
const show = () => {
  clearTimeout(showing);
  showing = undefined;
  recording.show();
};
const client = new DeskClient({
  openSocket: (url, options) => new WebSocket(url, options),
  onChange: () => {
    showing ??= setTimeout(show, TOGETHER_MS);
  },
});
const language = (): Language =>
  streamDeck.info.application.language.startsWith('zh') ? 'zh-CN' : 'en';
const recording = new RecordingAction(client, language);

let followed = '';
/** SECURITY: the token is in these settings; they are not logged. */
function follow(settings: GlobalSettings): void {
  const at = deskAddress(settings);
  const text = JSON.stringify(at);
  if (text === followed) return;
  followed = text;
  client.connect(at);
}

streamDeck.actions.registerAction(recording);
streamDeck.settings.onDidReceiveGlobalSettings<GlobalSettings>(({ settings }) => follow(settings));
// The times on the keys.
setInterval(show, SECOND_MS);
await streamDeck.connect();
follow(await streamDeck.settings.getGlobalSettings<GlobalSettings>());
