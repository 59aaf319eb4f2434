import { join } from 'node:path';
import { app } from 'electron';
import type { CertificateContent, CertificateFormat } from '#contract/model/certificate.ts';
import type { Translate } from '../../app/language.ts';

/** Characters that some file system takes for something else. */
const NOT_IN_A_NAME = /[^\p{L}\p{N} ._-]+/gu;

/** File systems take names of 255 bytes, encrypted ones of 143. */
const MAX_PRESET_BYTES = 100;

/** The name that is proposed: what it is, of what, and of which day (UTC). */
export function certificateName(
  { run }: Pick<CertificateContent, 'run'>,
  format: CertificateFormat,
): string {
  const preset = cutToBytes(run.preset.replace(NOT_IN_A_NAME, ' ').replace(/\s+/g, ' ').trim());
  return `certificate ${preset} ${run.requestedAt.slice(0, 10)}.${format}`.replace(/ {2,}/g, ' ');
}

/** Whole characters only. */
function cutToBytes(text: string): string {
  let left = MAX_PRESET_BYTES;
  const fitting: string[] = [];
  for (const character of text) {
    left -= Buffer.byteLength(character);
    if (left < 0) break;
    fitting.push(character);
  }
  return fitting.join('').trim();
}

/** What the dialog for where to save a certificate proposes. */
export const certificateDialog = (
  content: Pick<CertificateContent, 'run'>,
  format: CertificateFormat,
  t: Translate,
): Electron.SaveDialogOptions => ({
  title: t('certificate.save'),
  defaultPath: join(app.getPath('documents'), certificateName(content, format)),
  filters: [{ name: t(`certificate.format.${format}`), extensions: [format] }],
});
