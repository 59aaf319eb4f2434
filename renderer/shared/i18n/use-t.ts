import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocaleKey } from '#contract/locales/index.ts';
import { withShownNames } from '#contract/rules/shown-name.ts';

export type Values = Readonly<Record<string, string | number>>;
export type Translate = (key: LocaleKey, values?: Values) => string;

/** Words by key, in the language in force; a key that does not exist does not compile. */
export function useT(): Translate {
  const { t } = useTranslation();
  return useMemo(
    () =>
      (key: LocaleKey, values: Values = {}) =>
        t(key, withShownNames(values, t)) as string,
    [t],
  );
}
