import { TextInput, type TextInputProps } from '@mantine/core';
import { timeOfDayIn } from './time-of-day.ts';

interface TimeFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'type'> {
  readonly value: string;
  /** What is typed; a time in its one form once it can be nothing else, and when the field is left. */
  readonly onChange: (text: string) => void;
}

/** Four digits in a row are a whole time. */
const FOUR_DIGITS = /^\d{4}$/;
const LONGEST = 5;

/**
 * A time of day in 24 hours, as everywhere in the program: a field of the browser's shows the form of the system, such as
 * `07:30 PM`.
 */
export function TimeField({ value, onChange, onBlur, ...props }: TimeFieldProps) {
  const change = (text: string) =>
    onChange(FOUR_DIGITS.test(text) ? (timeOfDayIn(text) ?? text) : text);
  return (
    <TextInput
      placeholder="19:00"
      inputMode="numeric"
      autoComplete="off"
      spellCheck={false}
      maxLength={LONGEST}
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
      onBlur={(event) => {
        const time = timeOfDayIn(value);
        if (time !== null && time !== value) onChange(time);
        onBlur?.(event);
      }}
      {...props}
    />
  );
}
