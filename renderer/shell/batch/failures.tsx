import { notifications } from '@mantine/notifications';
import type { ErrorCode } from '#contract/ipc/channels.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import type { Batch } from '../../shared/commands/batch.ts';
import { Note } from '../../shared/components/note.tsx';
import { type Translate, useT } from '../../shared/i18n/use-t.ts';
import styles from './batch.module.css';

/** A preset that was not started or stopped, or not all of it. */
export interface Failure {
  readonly name: string;
  readonly code: ErrorCode;
}

const TITLES = { start: 'batch.failed.start', stop: 'batch.failed.stop' } as const;

interface FailuresProps {
  readonly of: Batch['kind'];
  readonly failures: readonly Failure[];
}

export const failedTitle = ({ of, failures }: FailuresProps, t: Translate): string =>
  t(TITLES[of], { count: failures.length });

/** What did not begin, in the sheet that asked for it. */
export function Failures({ failures }: Pick<FailuresProps, 'failures'>) {
  const t = useT();
  return (
    <Note tone="amber" sign="✕" role="alert">
      <FailureList failures={failures} t={t} />
    </Note>
  );
}

/** The same where the sheet is closed already; it stays until the operator dismisses it. */
export function showFailures({ of, failures }: FailuresProps, t: Translate): void {
  if (failures.length === 0) return;
  notifications.show({
    autoClose: false,
    title: failedTitle({ of, failures }, t),
    closeButtonProps: { 'aria-label': t('close') },
    message: <FailureList failures={failures} t={t} />,
  });
}

function FailureList({ failures, t }: Pick<FailuresProps, 'failures'> & { readonly t: Translate }) {
  return (
    <ul className={styles.failures}>
      {failures.map(({ name, code }) => (
        <li key={`${name} ${code}`}>
          {t('list.of', { names: shownName(name, t) })}
          {t(`error.${code}`)}
        </li>
      ))}
    </ul>
  );
}
