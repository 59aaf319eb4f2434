import { type MediaToPlay, playerRequestOf } from '../app/files/player-request.ts';
import type { Translate } from '../app/language.ts';
import type { NetworkTransport } from '../app/network/network.ts';
import type { AppStateStore } from '../app/state.ts';
import { Refused } from '../recording/refused.ts';
import { appearanceOf } from './windows/page-appearance.ts';
import type { PagePlaces } from './windows/page-window.ts';
import type { PlayerWindow } from './windows/player-window.ts';

export interface PlayMediaServices {
  readonly state: AppStateStore;
  readonly transport: Pick<NetworkTransport, 'routeTo'>;
  readonly player: PlayerWindow;
  readonly places: PagePlaces;
  readonly translate: () => Translate;
}

/** Shows a file in the player's window, over the way that the settings say. @throws Refused: `proxy-unknown` */
export async function playMedia(
  { state, transport, player, places, translate }: PlayMediaServices,
  media: MediaToPlay,
): Promise<void> {
  const route = await transport.routeTo(media.url).catch(() => {
    throw new Refused('proxy-unknown', 'No way to the server of the file is known.');
  });
  const { language, settings } = state.state;
  const request = playerRequestOf(media, { language, theme: settings.theme }, translate());
  await player.play(request, { places, appearance: appearanceOf(settings), route });
}
