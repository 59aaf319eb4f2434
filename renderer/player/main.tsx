import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import '../shared/prepare-page.ts';
import '../theme/styles.ts';
import { readPlayerRequest } from '#contract/model/player.ts';
import { createTranslations } from '../shared/i18n/translations.ts';
import { ThemeFrame } from '../theme/theme-frame.tsx';
import { Player } from './player.tsx';

/** The page that plays one file: in a process and a session of its own, without a bridge to main. */
const request = readPlayerRequest(window.location.hash);
const translations = createTranslations();
void translations.changeLanguage(request.language);
document.documentElement.lang = request.language;
document.title = `${request.name} – CDN Recorder`;

const root = document.getElementById('root');
if (!root) throw new Error('player.html holds no #root');
createRoot(root).render(
  <I18nextProvider i18n={translations}>
    <ThemeFrame chosen={request.theme}>
      <Player request={request} />
    </ThemeFrame>
  </I18nextProvider>,
);
