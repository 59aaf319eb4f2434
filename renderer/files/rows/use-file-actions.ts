import { notifications } from '@mantine/notifications';
import { useMemo, useState } from 'react';
import type { ErrorCode } from '#contract/ipc/channels.ts';
import type { RecordedFile } from '#contract/model/file.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useT } from '../../shared/i18n/use-t.ts';

/** What can be done with a file at its vendor. */
export interface FileActions {
  readonly onPlay: (file: RecordedFile) => void;
  readonly onOpenInBrowser: (file: RecordedFile) => void;
  readonly onCopyLink: (file: RecordedFile) => void;
}

/** The same, and why the last one was refused. */
export function useFileActions(): FileActions & { readonly error: ErrorCode | null } {
  const t = useT();
  const [error, setError] = useState<ErrorCode | null>(null);
  const actions = useMemo<FileActions>(() => {
    const told = (answer: { ok: true } | { ok: false; code: ErrorCode }) =>
      setError(answer.ok ? null : answer.code);
    return {
      onPlay: async ({ id }) => told(await bridge.ask('files.play', { id })),
      onOpenInBrowser: async ({ id }) => told(await bridge.ask('files.open', { id })),
      onCopyLink: async ({ id }) => {
        const answer = await bridge.ask('files.copyLink', { id });
        told(answer);
        if (!answer.ok) return;
        const { signed } = answer.value;
        notifications.show({ message: t(signed ? 'files.copied.signed' : 'files.copied') });
      },
    };
  }, [t]);
  return { ...actions, error };
}
