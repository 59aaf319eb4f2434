import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useT } from '../i18n/use-t.ts';
import styles from './filter.module.css';

export interface Chip<F> {
  readonly key: string;
  readonly name: string;
  readonly value: string;
  /** The filter without it. */
  readonly without: F;
}

interface ChipsProps<F> {
  readonly chips: readonly Chip<F>[];
  readonly onChange: (filter: F) => void;
  readonly onClear: () => void;
}

/** All that is asked of a row, each to be taken back by itself. */
export function Chips<F>({ chips, onChange, onClear }: ChipsProps<F>) {
  const t = useT();
  return (
    <div className={styles.active}>
      <ul className={styles.chips} aria-label={t('filter.active')}>
        {chips.map(({ key, name, value, without }) => (
          <li key={key}>
            <button type="button" className={styles.chip} onClick={() => onChange(without)}>
              <span className="visually-hidden">{t('filter.remove')}</span>
              <span className={styles.chipName}>{name}</span>
              <span className="truncate">{value}</span>
              <IconX size={13} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      <Button variant="subtle" size="compact-sm" className={styles.clear ?? ''} onClick={onClear}>
        {t('filter.clear')}
      </Button>
    </div>
  );
}
