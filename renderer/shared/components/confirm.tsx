import { Button, type ButtonProps, Group } from '@mantine/core';
import { type ComponentPropsWithRef, type ReactNode, useEffect, useState } from 'react';
import type { ErrorCode } from '#contract/ipc/channels.ts';
import { useT } from '../i18n/use-t.ts';
import { type Danger, dangerLook } from './danger.tsx';
import { Dialog } from './dialog.tsx';
import { singleClick } from './interaction.ts';
import { ErrorNote } from './note.tsx';

interface ConfirmProps {
  readonly opened: boolean;
  readonly title: string;
  readonly children: ReactNode;
  readonly yes: string;
  /** The harmless answer; `Cancel` where absent. */
  readonly no?: string;
  /** Another way to go on, between the two. */
  readonly also?: {
    readonly text: string;
    readonly danger?: Danger | undefined;
    readonly onYes: () => void;
  };
  /** Where it stops or deletes something. */
  readonly danger?: Danger;
  readonly size?: number;
  readonly busy: boolean;
  /** It cannot be done now; the dialog's content says why. */
  readonly disabled?: boolean;
  readonly error: ErrorCode | null;
  readonly onYes: () => void;
  readonly onClose: () => void;
}

/** Asks before something is gone. The harmless answer has the focus. */
export function Confirm({
  opened,
  title,
  children,
  yes,
  no,
  also,
  danger,
  size,
  busy,
  disabled = false,
  error,
  onYes,
  onClose,
}: ConfirmProps) {
  const t = useT();
  return (
    <Dialog
      opened={opened}
      title={title}
      size={size}
      onClose={onClose}
      footer={
        <>
          <ErrorNote code={error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose} data-autofocus>
              {no ?? t('cancel')}
            </Button>
            {also && (
              <YesButton
                {...(also.danger ? dangerLook(also.danger) : { variant: 'default' })}
                onYes={also.onYes}
                disabled={busy || disabled}
              >
                {also.text}
              </YesButton>
            )}
            <YesButton
              {...(danger && dangerLook(danger))}
              onYes={onYes}
              loading={busy}
              disabled={disabled}
            >
              {yes}
            </YesButton>
          </Group>
        </>
      }
    >
      {children}
    </Dialog>
  );
}

/** Longer than desktops let a double click last; shorter than an operator takes to read a question. */
const DEAF_MS = 500;

interface YesButtonProps
  extends ButtonProps,
    Omit<ComponentPropsWithRef<'button'>, keyof ButtonProps | 'onClick'> {
  readonly onYes: () => void;
}

/**
 * The answer that acts on a question. Successive questions put their answers at the same place, so the button
 * ignores presses until the operator can have read the question: an earlier press was aimed at the previous one.
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
