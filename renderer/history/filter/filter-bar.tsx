import { MAX_HISTORY_TEXT } from '#contract/model/history.ts';
import styles from '../../shared/filter/filter.module.css';
import { FilterMenu } from '../../shared/filter/filter-menu.tsx';
import { SearchField } from '../../shared/filter/search-field.tsx';
import { WhenList } from '../../shared/filter/when-list.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import {
  AccountList,
  CodeList,
  type FacetListProps,
  PresetList,
  StatusList,
  VendorList,
} from './facet-lists.tsx';

/** What is asked of a row: all parts together. */
export function FilterBar({ filter, onChange }: FacetListProps) {
  const t = useT();
  const list = { filter, onChange };
  const { appIds, presets, vendors, statuses, codes } = filter;
  return (
    <search className={styles.bar} aria-label={t('filter.label')}>
      <SearchField
        label={t('history.search')}
        hint={t('history.search.hint')}
        maxLength={MAX_HISTORY_TEXT}
        text={filter.text}
        onText={(text) => onChange({ ...filter, text })}
      />
      <FilterMenu label={t('history.time')} chosen={filter.when === 'any' ? 0 : 1}>
        <WhenList {...list} />
      </FilterMenu>
      <FilterMenu label={t('history.status')} chosen={statuses.length}>
        <StatusList {...list} />
      </FilterMenu>
      <FilterMenu label={t('history.preset')} chosen={presets.length}>
        <PresetList {...list} />
      </FilterMenu>
      <FilterMenu label={t('history.vendor')} chosen={vendors.length}>
        <VendorList {...list} />
      </FilterMenu>
      <FilterMenu label={t('history.code')} chosen={codes.length}>
        <CodeList {...list} />
      </FilterMenu>
      <FilterMenu label={t('history.account')} chosen={appIds.length}>
        <AccountList {...list} />
      </FilterMenu>
    </search>
  );
}
