import { Button, Group, Stack } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import type { ErrorCode } from '#contract/ipc/channels.ts';
import { list } from '#contract/rules/text.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { type Danger, dangerLook } from '../../shared/components/danger.tsx';
import { ErrorNote, Note } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import styles from './frame.module.css';
import { useOpenRequest } from './request.ts';
import { useFittingWindow } from './use-fitting-window.ts';

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
  useFittingWindow(form);
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
    <main>
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

/** What goes on by itself afterwards: the operator sees which click that is before giving a secret for it. */
function Intents() {
  const t = useT();
  const { task, intents } = useOpenRequest();
  if (intents.length === 0) return null;
  const intentTexts = intents.map(({ kind, name }) => t(`secrets.intent.${kind}`, { name }));
  return (
    <Note
      tone="blue"
      sign="→"
      title={t(task.kind === 'unlock' ? 'secrets.afterUnlock' : 'secrets.afterSave')}
    >
      {list(intentTexts, t)}
    </Note>
  );
}

interface ActionsProps {
  readonly yes: string;
  /** Where it sets files aside or deletes something. */
  readonly danger?: Danger;
  readonly busy: boolean;
  readonly disabled?: boolean;
  readonly error: ErrorCode | null;
  readonly onCancel?: () => void;
  /** The word for going back where that is not cancelling. */
  readonly no?: string;
}

/** The buttons at the foot of a step, and above them why main said no. */
export function Actions({
  yes,
  danger,
  busy,
  disabled = false,
  error,
  onCancel = closeWindow,
  no,
}: ActionsProps) {
  const t = useT();
  return (
    <Stack gap="xs">
      <ErrorNote code={error} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onCancel}>
          {no ?? t('cancel')}
        </Button>
        <Button
          type="submit"
          {...(danger && dangerLook(danger))}
          loading={busy}
          disabled={disabled}
        >
          {yes}
        </Button>
      </Group>
    </Stack>
  );
}

/** Main closes the window: the typed text is lost, and main drops the actions that waited for it. */
export function closeWindow(): void {
  void bridge.ask('secrets.close', null);
}
