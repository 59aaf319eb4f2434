import { TextInput } from '@mantine/core';
import { useId } from 'react';
import { useT } from '../i18n/use-t.ts';
import styles from './filter.module.css';
import { isBackwards, WHENS, type WhenFilter } from './when.ts';

interface WhenListProps<F extends WhenFilter> {
  readonly filter: F;
  readonly onChange: (filter: F) => void;
}

/** When it began: a usual span, or from and to in the clock of this computer. */
export function WhenList<F extends WhenFilter>({ filter, onChange }: WhenListProps<F>) {
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
            <span className={styles.text}>{t(`filter.when.${when}`)}</span>
          </label>
        ))}
      </fieldset>
      <div className={styles.range}>
        <TextInput
          type="datetime-local"
          size="xs"
          max="9999-12-31T23:59"
          label={t('filter.when.from')}
          value={filter.from}
          onChange={(event) => setRange('from', event.currentTarget.value)}
        />
        <TextInput
          type="datetime-local"
          size="xs"
          max="9999-12-31T23:59"
          label={t('filter.when.to')}
          value={filter.to}
          error={backwards && t('filter.when.backwards')}
          onChange={(event) => setRange('to', event.currentTarget.value)}
        />
      </div>
    </div>
  );
}
