import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { fileCheckText, isFileSound } from '#contract/rules/file-check-text.ts';
import { ask, codeOf } from '../../shared/bridge/ask.ts';
import { ErrorNote, Note } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';

/** What the last check of a file found, for as long as the window is open, and the button for another. */
export function useFileCheck(id: number) {
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['file-check', id],
    queryFn: () => ask('files.check', { id }),
    enabled: false,
    retry: false,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return { check: data, error: codeOf(error), busy: isFetching, run: () => void refetch() };
}

type CheckOfFile = ReturnType<typeof useFileCheck>;

export function CheckButton({ busy, run }: Pick<CheckOfFile, 'busy' | 'run'>) {
  const t = useT();
  return (
    <Button variant="default" disabled={busy} onClick={run}>
      {t(busy ? 'files.checking' : 'files.check')}
    </Button>
  );
}

export function CheckResult({ check, error }: Pick<CheckOfFile, 'check' | 'error'>) {
  const t = useT();
  if (error) return <ErrorNote code={error} />;
  if (!check) return null;
  const isSound = isFileSound(check);
  return (
    <div aria-live="polite">
      <Note tone={isSound ? 'green' : 'amber'} sign={isSound ? '✓' : '!'}>
        {fileCheckText(check, t)}
      </Note>
    </div>
  );
}
