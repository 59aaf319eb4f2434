import { MAX_FILE_TEXT } from '#contract/model/file-query.ts';
import styles from '../../shared/filter/filter.module.css';
import { FilterMenu } from '../../shared/filter/filter-menu.tsx';
import { SearchField } from '../../shared/filter/search-field.tsx';
import { WhenList } from '../../shared/filter/when-list.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import {
  AccountList,
  type FacetListProps,
  FormatList,
  PresetList,
  StateList,
  VendorList,
} from './facet-lists.tsx';

/** What is asked of a file: all parts together. */
export function FilterBar({ filter, onChange }: FacetListProps) {
  const t = useT();
  const list = { filter, onChange };
  const { presets, vendors, accounts, formats, states, linked, soon } = filter;
  return (
    <search className={styles.bar} aria-label={t('filter.label')}>
      <SearchField
        label={t('files.search')}
        hint={t('files.search.hint')}
        maxLength={MAX_FILE_TEXT}
        text={filter.text}
        onText={(text) => onChange({ ...filter, text })}
      />
      <FilterMenu label={t('files.time')} chosen={filter.when === 'any' ? 0 : 1}>
        <WhenList {...list} />
      </FilterMenu>
      <FilterMenu label={t('files.state')} chosen={states.length + linked.length + (soon ? 1 : 0)}>
        <StateList {...list} />
      </FilterMenu>
      <FilterMenu label={t('files.preset')} chosen={presets.length}>
        <PresetList {...list} />
      </FilterMenu>
      <FilterMenu label={t('files.vendor')} chosen={vendors.length}>
        <VendorList {...list} />
      </FilterMenu>
      <FilterMenu label={t('files.format')} chosen={formats.length}>
        <FormatList {...list} />
      </FilterMenu>
      <FilterMenu label={t('files.account')} chosen={accounts.length}>
        <AccountList {...list} />
      </FilterMenu>
    </search>
  );
}
