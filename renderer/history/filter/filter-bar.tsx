import { useT } from '../../shared/i18n/use-t.ts';
import {
  AccountList,
  CodeList,
  type FacetListProps,
  PresetList,
  StatusList,
  VendorList,
} from './facet-lists.tsx';
import styles from './filter.module.css';
import { FilterMenu } from './filter-menu.tsx';
import { SearchField } from './search-field.tsx';
import { WhenList } from './when-list.tsx';

/** What is asked of a row: all parts together. */
export function FilterBar({ filter, onChange }: FacetListProps) {
  const t = useT();
  const list = { filter, onChange };
  const { appIds, presets, vendors, statuses, codes } = filter;
  return (
    <search className={styles.bar} aria-label={t('history.filter')}>
      <SearchField text={filter.text} onText={(text) => onChange({ ...filter, text })} />
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
