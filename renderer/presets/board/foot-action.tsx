import { ActionIcon, Button } from '@mantine/core';
import type { Icon as AnyIcon } from '@tabler/icons-react';
import type { MouseEventHandler } from 'react';

interface FootActionProps {
  readonly Icon: AnyIcon;
  readonly words: string;
  /** Whose it is, for who hears it; the words alone where absent. */
  readonly label?: string | undefined;
  /** Changes nothing: set back behind what does. */
  readonly quiet?: boolean;
  readonly disabled?: boolean;
  readonly onClick: MouseEventHandler;
}

/** A button with its words, where there is room. */
export function WordAction({ Icon, words, label, quiet = false, ...button }: FootActionProps) {
  return (
    <Button
      variant={quiet ? 'subtle' : 'default'}
      size={quiet ? 'compact-sm' : 'xs'}
      leftSection={<Icon size={16} />}
      aria-label={label}
      {...button}
    >
      {words}
    </Button>
  );
}

/** The same as a sign; the words come up when it is pointed at. */
export function SmallAction({ Icon, words, label, quiet = false, ...button }: FootActionProps) {
  return (
    <ActionIcon
      variant={quiet ? 'subtle' : 'default'}
      {...(quiet && { color: 'gray' })}
      size={30}
      title={words}
      aria-label={label ?? words}
      {...button}
    >
      <Icon size={18} />
    </ActionIcon>
  );
}
