import { LOCALES, type LocaleKey } from '#contract/locales/index.ts';
import { PRACTICE_ACCOUNT_NAME } from '../model/name.ts';

/**
 * The names that the program itself has given: of the practice account and of the presets of a first start.
 * They are stored, exported and typed on a command line as they stand here; windows, tray and notifications
 * show them in the operator's language. A preset that is renamed has left this table.
 */
const NAMES: ReadonlyMap<string, LocaleKey> = new Map([
  [PRACTICE_ACCOUNT_NAME, 'sample.account'],
  ['Practice: Tencent', 'sample.tencent'],
  ['Practice: all vendors', 'sample.allVendors'],
  ['Practice: one stream fails', 'sample.oneFails'],
]);

type Translate = (key: LocaleKey) => string;

/** A preset's or an account's name as the operator reads it. */
export function shownName(name: string, t: Translate): string {
  const key = NAMES.get(name);
  return key ? t(key) : name;
}

/** The values of a text, the preset and the account that it names as the operator reads them. */
export function withShownNames<T extends string | number>(
  values: Readonly<Record<string, T>>,
  t: Translate,
): Readonly<Record<string, T | string>> {
  const { preset, account } = values;
  return {
    ...values,
    ...(typeof preset === 'string' && { preset: shownName(preset, t) }),
    ...(typeof account === 'string' && { account: shownName(account, t) }),
  };
}

/** What a name is found by: as it is stored, and as any language shows it. */
export function searchNames(name: string): string[] {
  const key = NAMES.get(name);
  return [name, ...(key ? Object.values(LOCALES).map((locale) => locale[key]) : [])];
}
