import type { AppState } from '#contract/model/app-state.ts';
import { missingFiles, missingFilesText } from '#contract/rules/missing-files.ts';
import type { Translate } from '../language.ts';
import type { NotificationContent } from './notifier.ts';

type Facts = Pick<AppState, 'fileWatches' | 'accounts'>;

/**
 * What a notification says of accepted recordings without a file; null where there is nothing new to say. Practice
 * raises no alarm, and what an earlier process found out has been told.
 *
 * @param since when this process began, milliseconds since the epoch.
 */
export function missingFilesNotice(
  { fileWatches, accounts }: Facts,
  since: number,
  t: Translate,
): NotificationContent | null {
  const practice = new Set(accounts.filter((one) => one.practice).map(({ id }) => id));
  const missing = missingFiles(fileWatches).filter(
    ({ accountId, lookedAt }) =>
      !practice.has(accountId) && lookedAt !== null && Date.parse(lookedAt) >= since,
  );
  if (missing.length === 0) return null;
  const { title, lines } = missingFilesText(missing, t);
  return {
    title,
    body: [...lines, t('files.missing.advice')].join('\n'),
    open: t('tray.open'),
    stays: true,
    buttons: [{ action: 'details', label: t('notification.details') }],
  };
}
