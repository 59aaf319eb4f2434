import { Drawer, type DrawerProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { useT } from '../i18n/use-t.ts';
import { useEscape, useReturnFocus } from './interaction.ts';
import styles from './sheet.module.css';

const USUAL_WIDTH = 580;

interface SheetProps {
  readonly opened: boolean;
  readonly title: string;
  /** Width in pixels, as far as the window has them. */
  readonly size?: number;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Stays in sight while the rest scrolls: at the smallest window too. */
  readonly footer?: ReactNode;
  readonly onExited?: DrawerProps['onExitTransitionEnd'];
}

/** What opens beside a view: an editor or a detail. */
export function Sheet({
  opened,
  title,
  size = USUAL_WIDTH,
  onClose,
  children,
  footer,
  onExited,
}: SheetProps) {
  const t = useT();
  useReturnFocus();
  useEscape(opened, onClose);
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      closeOnEscape={false}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': t('close') }}
      classNames={{
        content: styles.content ?? '',
        body: styles.body ?? '',
        header: styles.header ?? '',
        title: styles.title ?? '',
      }}
      {...(onExited && { onExitTransitionEnd: onExited })}
    >
      <div className={styles.scroll}>{children}</div>
      {footer && <div className={styles.footer}>{footer}</div>}
    </Drawer>
  );
}
