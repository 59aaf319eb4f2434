import type { Account } from '#contract/model/account.ts';
import type { HistoryFacets } from '#contract/model/history.ts';
import { type CodesOfVendors, rowKind } from '#contract/rules/row-codes.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { codeText, list } from '#contract/rules/text.ts';
import { mostUsed, type Option } from '../../shared/filter/options.ts';
import { vendorName } from '../../shared/format/text.ts';
import type { Translate } from '../../shared/i18n/use-t.ts';

export const presetOptions = ({ presets }: HistoryFacets, t: Translate): Option[] =>
  presets.map(({ name, rows }) => ({ value: name, label: shownName(name, t), rows }));

/** Calls know their AppId; several accounts may share one, and an account may have had other names. */
export function accountOptions(
  { accounts }: HistoryFacets,
  known: readonly Account[],
  t: Translate,
): Option[] {
  const appIds = [...new Set(accounts.map(({ appId }) => appId))];
  const options = appIds.map((appId) => {
    const past = accounts.filter((account) => account.appId === appId);
    return {
      value: String(appId),
      label: accountLabel(
        appId,
        known,
        t,
        past.map(({ name }) => name),
      ),
      detail: String(appId),
      rows: past.reduce((sum, { rows }) => sum + rows, 0),
    };
  });
  return mostUsed(options);
}

/** The names that an AppId has now; those that it had where it has none any more. */
export function accountLabel(
  appId: number,
  known: readonly Account[],
  t: Translate,
  past: readonly string[] = [],
): string {
  const names = known.filter((account) => account.appId === appId).map(({ name }) => name);
  const shown = names.length > 0 ? names : past;
  return shown.length > 0 ? list(shown, t) : String(appId);
}

/** A code may be the answer's own and that of some vendors at once: it is looked for as either. */
export function codeOptions(
  { codes }: HistoryFacets,
  known: CodesOfVendors,
  t: Translate,
): Option[] {
  const values = [...new Set(codes.map(({ code }) => code))];
  const options = values.map((code) => {
    const uses = codes.filter((one) => one.code === code);
    const vendors = uses.flatMap(({ vendor }) => vendor ?? []);
    const meanings = uses.flatMap(({ vendor }) => {
      if (vendor === null) return t(codeText(code).meaning);
      const kind = rowKind(known[vendor], code);
      return kind ? t(`row.${kind}.meaning`) : [];
    });
    const detail = [
      ...new Set(meanings),
      list([...new Set(vendors.map((v) => vendorName(v, t)))], t),
    ]
      .filter((part) => part !== '')
      .join(' · ');
    return {
      value: code,
      label: codeLabel(code, t),
      detail,
      rows: Math.max(...uses.map(({ rows }) => rows)),
    };
  });
  return mostUsed(options);
}

export const codeLabel = (code: string, t: Translate): string =>
  code === '' ? t('field.emptyCode') : code;
