import { TextInput } from '@mantine/core';
import { useId } from 'react';
import { useT } from '../../shared/i18n/use-t.ts';
import type { FacetListProps } from './facet-lists.tsx';
import styles from './filter.module.css';
import { isBackwards, WHENS } from './view-filter.ts';

/** When the call began: a usual span, or from and to in the clock of this computer. */
export function WhenList({ filter, onChange }: FacetListProps) {
  const t = useT();
  const name = useId();
  const backwards = isBackwards(filter);
  const setRange = (part: 'from' | 'to', text: string) =>
    onChange({ ...filter, when: 'range', [part]: text.slice(0, 16) });
  return (
    <div className={styles.options}>
      <fieldset className={styles.list}>
        <legend className="visually-hidden">{t('history.time')}</legend>
        {WHENS.map((when) => (
          <label key={when} className={styles.option}>
            <input
              type="radio"
              name={name}
              checked={filter.when === when}
              data-autofocus={filter.when === when || undefined}
              onChange={() => onChange({ ...filter, when })}
            />
            <span className={styles.words}>{t(`history.when.${when}`)}</span>
          </label>
        ))}
      </fieldset>
      <div className={styles.range}>
        <TextInput
          type="datetime-local"
          size="xs"
          max="9999-12-31T23:59"
          label={t('history.when.from')}
          value={filter.from}
          onChange={(event) => setRange('from', event.currentTarget.value)}
        />
        <TextInput
          type="datetime-local"
          size="xs"
          max="9999-12-31T23:59"
          label={t('history.when.to')}
          value={filter.to}
          error={backwards && t('history.when.backwards')}
          onChange={(event) => setRange('to', event.currentTarget.value)}
        />
      </div>
    </div>
  );
}
