import { Modal } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useT } from '../i18n/use-t.ts';
import styles from './dialog.module.css';
import { useEscape, useReturnFocus } from './interaction.ts';

interface DialogProps {
  readonly opened?: boolean;
  readonly title: string;
  /** Width in pixels, as far as the window has them. */
  readonly size?: number | undefined;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** The buttons, and why the last of them was refused: in sight however long the rest is. */
  readonly footer: ReactNode;
}

/** A question over the window: its heading, what it is about, and its buttons. */
export function Dialog({ opened = true, title, size, onClose, children, footer }: DialogProps) {
  const t = useT();
  useReturnFocus();
  useEscape(opened, onClose);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      closeOnEscape={false}
      title={title}
      {...(size !== undefined && { size })}
      closeButtonProps={{ 'aria-label': t('close') }}
      classNames={{
        inner: styles.inner ?? '',
        content: styles.content ?? '',
        header: styles.header ?? '',
        body: styles.body ?? '',
      }}
    >
      <Scroll label={title}>{children}</Scroll>
      <div className={styles.footer}>{footer}</div>
    </Modal>
  );
}

interface ScrollProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** Takes the focus while it is higher than its place: the arrow keys then scroll what has no control in it. */
function Scroll({ label, children }: ScrollProps) {
  const ref = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const measure = () => {
      const place = ref.current;
      if (place) setScrolls(place.scrollHeight > place.clientHeight);
    };
    const observer = new ResizeObserver(measure);
    for (const element of [ref.current, content.current]) if (element) observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      ref={ref}
      className={styles.scroll}
      {...(scrolls && { tabIndex: 0, role: 'group', 'aria-label': label })}
    >
      <div ref={content} className={styles.sections}>
        {children}
      </div>
    </div>
  );
}
