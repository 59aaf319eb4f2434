import type { Account } from '#contract/model/account.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { type Chip, Chips } from '../../shared/filter/chips.tsx';
import { whenChip } from '../../shared/filter/when-chip.ts';
import { vendorName } from '../../shared/format/text.ts';
import { type Translate, useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { isEmpty, type ListName, toggled, type ViewFilter } from './view-filter.ts';

interface FilterChipsProps {
  readonly filter: ViewFilter;
  readonly onChange: (filter: ViewFilter) => void;
  readonly onClear: () => void;
}

/** All that is asked of a file, each to be taken back by itself. */
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
  const accountOf = (id: string) => accounts.find((one) => one.id === id)?.name ?? id;
  const chips = <L extends ListName>(
    list: L,
    name: string,
    show: (value: ViewFilter[L][number]) => string,
  ): Chip<ViewFilter>[] =>
    (filter[list] as readonly ViewFilter[L][number][]).map((value) => ({
      key: `${list} ${value}`,
      name,
      value: show(value),
      without: toggled(filter, list, value),
    }));
  const { text, soon } = filter;
  return [
    ...whenChip(filter, t('files.time'), t),
    ...chips('states', t('files.state'), (state) => t(`files.state.${state}`)),
    ...chips('linked', t('files.linked'), (linked) => t(`files.linked.${linked}`)),
    ...(soon
      ? [
          {
            key: 'soon',
            name: t('files.expiry'),
            value: t('files.expires.soon'),
            without: { ...filter, soon: false },
          },
        ]
      : []),
    ...chips('accounts', t('files.account'), (id) => shownName(accountOf(id), t)),
    ...chips('presets', t('files.preset'), (name) => shownName(name, t)),
    ...chips('vendors', t('files.vendor'), (vendor) => vendorName(vendor, t)),
    ...chips('formats', t('files.format'), (format) => format.toUpperCase()),
    ...(text === ''
      ? []
      : [{ key: 'text', name: t('files.text'), value: text, without: { ...filter, text: '' } }]),
  ];
}
