import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Answer } from '#contract/ipc/channels.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { ErrorNote } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import styles from './undo-toast.module.css';

const SHOWN_MS = 10_000;
/** The next one takes the place of the last: only that can be meant by "undo". */
const ID = 'undo';

interface UndoToastProps {
  readonly words: string;
  readonly undo: () => Promise<Answer<unknown>>;
}

/** Says what was just done to a preset, with the way back beside it. */
export function showUndo(toast: UndoToastProps, close: string): void {
  notifications.hide(ID);
  notifications.show({
    id: ID,
    autoClose: SHOWN_MS,
    className: styles.toast ?? '',
    closeButtonProps: { 'aria-label': close },
    message: <UndoToast {...toast} />,
  });
}

function UndoToast({ words, undo }: UndoToastProps) {
  const t = useT();
  const { run, busy, error } = useAction(undo);
  const back = async () => {
    if ((await run()).ok) notifications.hide(ID);
  };
  return (
    <div className={styles.content}>
      <div className={styles.words}>
        <span className={styles.text}>{words}</span>
        <Button variant="default" size="compact-sm" loading={busy} onClick={() => void back()}>
          {t('board.undo')}
        </Button>
      </div>
      <ErrorNote code={error} />
    </div>
  );
}
