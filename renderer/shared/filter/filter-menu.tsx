import { Button, Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useT } from '../i18n/use-t.ts';
import styles from './filter.module.css';

interface FilterMenuProps {
  readonly label: string;
  /** How many values are chosen. */
  readonly chosen: number;
  readonly children: ReactNode;
}

/** A button that opens what can be chosen of one part of the filter. */
export function FilterMenu({ label, chosen, children }: FilterMenuProps) {
  const t = useT();
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      width={320}
      withinPortal={false}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          className={styles.menu ?? ''}
          data-active={chosen > 0 || undefined}
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
          onClick={() => setOpened(!opened)}
        >
          {label}
          {chosen > 0 && (
            <>
              {' '}
              <span className={styles.chosen}>{chosen}</span>{' '}
              <span className="visually-hidden">{t('filter.chosen')}</span>
            </>
          )}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles.dropdown ?? ''}>{opened && children}</Popover.Dropdown>
    </Popover>
  );
}
