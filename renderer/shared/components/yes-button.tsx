import { Button, type ButtonProps } from '@mantine/core';
import { type ComponentPropsWithRef, useEffect, useState } from 'react';
import { singleClick } from './single-click.ts';

/** Longer than desktops let a double click last; shorter than anyone takes to read a question. */
const DEAF_MS = 500;

interface YesButtonProps
  extends ButtonProps,
    Omit<ComponentPropsWithRef<'button'>, keyof ButtonProps | 'onClick'> {
  readonly onYes: () => void;
}

/**
 * The answer to a question that does something. Questions follow each other with their answers at the same
 * place: what was pressed before anybody can have read a question was meant for what stood there before.
 */
export function YesButton({ onYes, ...button }: YesButtonProps) {
  const [isDeaf, setDeaf] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setDeaf(false), DEAF_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Button
      {...button}
      // Not `disabled`: it may have the focus, and looks as it will in a moment.
      aria-disabled={isDeaf || undefined}
      onClick={isDeaf ? undefined : singleClick(onYes)}
    />
  );
}
