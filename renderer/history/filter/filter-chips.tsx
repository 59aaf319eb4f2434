import type { Account } from '#contract/model/account.ts';
import { STATUS_APPEARANCES } from '#contract/model/colours.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { type Chip, Chips } from '../../shared/filter/chips.tsx';
import { whenChip } from '../../shared/filter/when-chip.ts';
import { vendorName } from '../../shared/format/text.ts';
import { type Translate, useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { accountLabel, codeLabel } from './options.ts';
import { isEmpty, toggled, type ViewFilter } from './view-filter.ts';

interface FilterChipsProps {
  readonly filter: ViewFilter;
  readonly onChange: (filter: ViewFilter) => void;
  readonly onClear: () => void;
}

/** All that is asked of a row, each to be taken back by itself. */
export function FilterChips({ filter, onChange, onClear }: FilterChipsProps) {
  const t = useT();
  const accounts = useAppState((state) => state.accounts);
  if (isEmpty(filter)) return null;
  return <Chips chips={chipsOf(filter, accounts, t)} onChange={onChange} onClear={onClear} />;
}

function chipsOf(
  filter: ViewFilter,
  accounts: readonly Account[],
  t: Translate,
): Chip<ViewFilter>[] {
  const { text } = filter;
  return [
    ...whenChip(filter, t('history.time'), t),
    ...filter.appIds.map((appId) => ({
      key: `account ${appId}`,
      name: t('history.account'),
      value: accountLabel(appId, accounts, t),
      without: toggled(filter, 'appIds', appId),
    })),
    ...filter.presets.map((preset) => ({
      key: `preset ${preset}`,
      name: t('history.preset'),
      value: shownName(preset, t),
      without: toggled(filter, 'presets', preset),
    })),
    ...filter.vendors.map((vendor) => ({
      key: `vendor ${vendor}`,
      name: t('history.vendor'),
      value: vendorName(vendor, t),
      without: toggled(filter, 'vendors', vendor),
    })),
    ...filter.statuses.map((status) => ({
      key: `status ${status}`,
      name: t('history.status'),
      value: `${STATUS_APPEARANCES[status].sign} ${t(`history.status.${status}`)}`,
      without: toggled(filter, 'statuses', status),
    })),
    ...filter.codes.map((code) => ({
      key: `code ${code}`,
      name: t('history.code'),
      value: codeLabel(code, t),
      without: toggled(filter, 'codes', code),
    })),
    ...(text === ''
      ? []
      : [
          {
            key: 'text',
            name: t('history.text'),
            value: text,
            without: { ...filter, text: '' },
          },
        ]),
  ];
}
