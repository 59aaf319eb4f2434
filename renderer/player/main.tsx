import '../shared/prepare-page.ts';
import '../theme/styles.ts';
import { readPlayerRequest } from '#contract/model/player.ts';
import { mountInLanguage } from '../shared/mount-page.tsx';
import { ThemeFrame } from '../theme/theme-frame.tsx';
import { Player } from './player.tsx';

/** The page that plays one file: in a process and a session of its own, without a bridge to main. */
const request = readPlayerRequest(window.location.hash);
document.title = `${request.name} – CDN Recorder`;

mountInLanguage(
  request.language,
  <ThemeFrame chosen={request.theme}>
    <Player request={request} />
  </ThemeFrame>,
);
