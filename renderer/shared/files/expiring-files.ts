import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { MAX_FILES_PAGE, NO_FILE_FILTER, USUAL_EXPIRY_DAYS } from '#contract/model/file-query.ts';
import { ask } from '../bridge/ask.ts';
import { bridge } from '../bridge/bridge.ts';
import type { Translate } from '../i18n/use-t.ts';
import { useAppState } from '../state/use-app-state.ts';

const DAY_MS = 86_400_000;
/** Files come near their end by time alone, while nothing changes. */
const ANEW_MS = 3_600_000;

/** From now until so many days later, as main is asked for it. */
export const soonOf = (now: Date, days: number) => ({
  expiresFrom: now.toISOString(),
  expiresTo: new Date(now.getTime() + days * DAY_MS).toISOString(),
});

/** How many days ahead the operator is warned. */
export const useExpiryDays = (): number =>
  useAppState(({ settings }) => settings.fileExpiryDays ?? USUAL_EXPIRY_DAYS);

export interface ExpiringFiles {
  /** Of more than one page only how many that has. */
  readonly count: number;
  readonly isAll: boolean;
  readonly days: number;
}

/** Files that the vendor deletes soon; null while that is not known, or where there are none. */
export function useExpiringFiles(): ExpiringFiles | null {
  const days = useExpiryDays();
  const { data, refetch } = useQuery({
    queryKey: ['files-expiring', days],
    refetchInterval: ANEW_MS,
    queryFn: async () => {
      const filter = { ...NO_FILE_FILTER, ...soonOf(new Date(), days) };
      const page = await ask('files.page', { filter, before: null, limit: MAX_FILES_PAGE });
      return { count: page.files.length, isAll: page.next === null };
    },
  });
  useEffect(() => bridge.on('files.changed', () => void refetch()), [refetch]);
  return data && data.count > 0 ? { ...data, days } : null;
}

export function expiringText({ count, isAll, days }: ExpiringFiles, t: Translate): string {
  if (count === 1) return t('files.expiring.one', { days });
  return t('files.expiring', { count: isAll ? count : `${count}+`, days });
}
