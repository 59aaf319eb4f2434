import { SOUND_ENDINGS } from '#contract/model/alarm-sound.ts';
import type { Translate } from '../../app/language.ts';

/** What the dialog for the sound of alarms offers. */
export const soundDialog = (t: Translate): Electron.OpenDialogOptions => ({
  title: t('alarm.sound.choose.title'),
  filters: [
    { name: t('alarm.sound.fileType'), extensions: [...SOUND_ENDINGS] },
    { name: t('secrets.network.anyFile'), extensions: ['*'] },
  ],
});
