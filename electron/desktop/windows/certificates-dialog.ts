import type { Translate } from '../../app/language.ts';

/** What the dialog for a file of certificates offers. */
export const certificatesDialog = (t: Translate): Electron.OpenDialogOptions => ({
  title: t('network.caFile'),
  filters: [
    { name: t('secrets.network.fileType'), extensions: ['pem', 'crt', 'cer'] },
    { name: t('secrets.network.anyFile'), extensions: ['*'] },
  ],
});
