import { Textarea } from '@mantine/core';
import type { ReactNode } from 'react';

interface LinesFieldProps {
  readonly label: string;
  readonly description: string;
  readonly value: string;
  readonly error: ReactNode;
  readonly onChange: (text: string) => void;
}

/** A list with one entry a line: as high as it is long, within bounds. */
export function LinesField({ label, description, value, error, onChange }: LinesFieldProps) {
  return (
    <Textarea
      label={label}
      description={description}
      autosize
      minRows={1}
      maxRows={8}
      autoComplete="off"
      spellCheck={false}
      classNames={{ input: 'mono' }}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
