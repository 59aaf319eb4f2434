import { Group, SegmentedControl, Text } from '@mantine/core';
import { useId } from 'react';
import { useMedia } from '../../theme/use-media.ts';

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly data: { value: T; label: string }[];
  readonly onChange: (value: T) => void;
}

/** Where text is twice its size, words have no room side by side; the window for secrets has it for three. */
const narrow = (count: number): string => `(max-width: ${count > 3 ? 480 : 380}px)`;

/** One of a few, all in sight, with its name beside it. */
export function Choice<T extends string>({ label, ...control }: ChoiceProps<T>) {
  const id = useId();
  const isNarrow = useMedia(narrow(control.data.length));
  return (
    <Group gap="xs 16px">
      <Text id={id} w={96} size="sm">
        {label}
      </Text>
      <SegmentedControl<T>
        aria-labelledby={id}
        orientation={isNarrow ? 'vertical' : 'horizontal'}
        {...control}
      />
    </Group>
  );
}
