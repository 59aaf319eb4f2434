import { type FormEvent, type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { closeWindow } from './close-window.ts';
import styles from './frame.module.css';
import { Intents } from './intents.tsx';

interface FrameProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Stays in sight while the rest scrolls. */
  readonly footer: ReactNode;
  readonly onSubmit: (form: HTMLFormElement) => void;
  /** What Escape does: the window closes, unless there is something nearer to leave. */
  readonly onCancel?: () => void;
  /** Whether what waits still goes on after this step. */
  readonly goesOn?: boolean;
}

/** One step of a task: its heading, what waits for it, its fields and its buttons. */
export function Frame({
  title,
  children,
  footer,
  onSubmit,
  onCancel = closeWindow,
  goesOn = true,
}: FrameProps) {
  const form = useRef<HTMLFormElement>(null);
  const cancel = useEffectEvent(onCancel);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) cancel();
    };
    window.addEventListener('keydown', leave);
    return () => window.removeEventListener('keydown', leave);
  }, []);
  useEffect(() => {
    document.title = title;
  }, [title]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit(event.currentTarget);
  };
  return (
    <main className={styles.page}>
      <form ref={form} className={styles.frame} onSubmit={submit} noValidate autoComplete="off">
        <header className={styles.head}>
          <h1 className={styles.title}>{title}</h1>
          {goesOn && <Intents />}
        </header>
        <div className={styles.body}>{children}</div>
        <footer className={styles.foot}>{footer}</footer>
      </form>
    </main>
  );
}
