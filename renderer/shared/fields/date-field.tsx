import { ActionIcon, TextInput, type TextInputProps } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { useRef } from 'react';
import { useT } from '../i18n/use-t.ts';
import styles from './date-field.module.css';

interface DateFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'type'> {
  readonly value: string;
  readonly onChange: (text: string) => void;
}

const LONGEST = 10;
const DATE = /^\d{4}-\d\d-\d\d$/;

/**
 * A date as everywhere in the program, `2026-12-01`: a field of the browser's shows the form of the system, in which
 * 12/01 and 01/12 may be the same day. The browser's calendar is behind the button.
 */
export function DateField({ value, onChange, ...props }: DateFieldProps) {
  const t = useT();
  const calendar = useRef<HTMLInputElement>(null);
  return (
    <TextInput
      placeholder="2026-12-01"
      autoComplete="off"
      spellCheck={false}
      maxLength={LONGEST}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value.trim())}
      rightSectionPointerEvents="all"
      rightSection={
        <>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('field.calendar')}
            onClick={() => calendar.current?.showPicker()}
          >
            <IconCalendar size={16} aria-hidden="true" />
          </ActionIcon>
          <input
            ref={calendar}
            type="date"
            className={styles.calendar}
            tabIndex={-1}
            aria-hidden="true"
            value={DATE.test(value) ? value : ''}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        </>
      }
      {...props}
    />
  );
}
