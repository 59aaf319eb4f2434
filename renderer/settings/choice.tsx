import { Group, SegmentedControl, Text } from '@mantine/core';
import { useId } from 'react';

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly data: { value: T; label: string }[];
  readonly onChange: (value: T) => void;
}

/** One of a few, all in sight, with its name beside it. */
export function Choice<T extends string>({ label, ...control }: ChoiceProps<T>) {
  const id = useId();
  return (
    <Group gap="md">
      <Text id={id} w={96} size="sm">
        {label}
      </Text>
      <SegmentedControl<T> aria-labelledby={id} {...control} />
    </Group>
  );
}
