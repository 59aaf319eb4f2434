import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Batch } from '../../shared/commands/batch.ts';
import { YesButton } from '../../shared/components/confirm.tsx';
import { dangerLook } from '../../shared/components/danger.tsx';
import { Dialog } from '../../shared/components/dialog.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { type Failure, Failures, failedTitle } from './failures.tsx';
import { countText } from './parts.tsx';

const TEXTS = {
  start: { title: 'batch.start.title', yes: 'batch.start.yes', look: {} },
  stop: { title: 'batch.stop.title', yes: 'batch.stop.yes', look: dangerLook('stop') },
} as const;

interface BatchDialogProps {
  readonly of: Batch['kind'];
  /** How many presets its button starts or stops. */
  readonly count: number;
  readonly sent: boolean;
  /** What did not begin, once that is known: it takes the place of the question. */
  readonly failures: readonly Failure[] | null;
  readonly onYes: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** One question about several presets with one button, and then what did not begin. */
export function BatchDialog(props: BatchDialogProps) {
  const { of, count, sent, failures, onYes, onClose, children } = props;
  const t = useT();
  const { title, yes, look } = TEXTS[of];
  return (
    <Dialog
      size={720}
      title={failures ? failedTitle({ of, failures }, t) : countText(title, count, t)}
      onClose={onClose}
      footer={
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t(failures ? 'close' : 'cancel')}
          </Button>
          {!failures && (
            <YesButton {...look} loading={sent} disabled={count === 0} onYes={onYes}>
              {countText(yes, count, t)}
            </YesButton>
          )}
        </Group>
      }
    >
      {failures ? <Failures failures={failures} /> : children}
    </Dialog>
  );
}
