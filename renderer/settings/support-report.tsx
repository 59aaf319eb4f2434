import { Button, CopyButton, Group, Stack, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, codeOf } from '../shared/bridge/ask.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { ErrorNote } from '../shared/components/note.tsx';
import { Sheet } from '../shared/components/sheet.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import styles from './support-report.module.css';

const askReport = async (): Promise<string> => (await ask('report.preview', null)).text;

/** The report as it will be saved, to be read before it leaves the computer by a person's hand. */
export function SupportReport({ onClosed }: { readonly onClosed: () => void }) {
  const t = useT();
  const [opened, { close }] = useDisclosure(true);
  const [path, setPath] = useState<string | null>(null);
  const { data, error } = useQuery({
    queryKey: ['support-report'],
    queryFn: askReport,
    gcTime: 0,
    // What is saved is what was shown.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const save = useAction(() => bridge.ask('report.save', null));
  const choose = async () => {
    setPath(null);
    const answer = await save.run();
    if (answer.ok) setPath(answer.value.saved);
  };
  return (
    <Sheet
      opened={opened}
      title={t('report.title')}
      onClose={close}
      onExited={onClosed}
      footer={
        <Stack gap="xs">
          <ErrorNote code={save.error} />
          <Group justify="flex-end" gap="xs" wrap="nowrap">
            <span className={styles.saved} role="status">
              {path !== null && t('report.saved', { path })}
            </span>
            <CopyButton value={data ?? ''} timeout={2000}>
              {({ copied, copy }) => (
                <Button variant="default" onClick={copy} disabled={!data}>
                  {t(copied ? 'copy.done' : 'report.copy')}
                </Button>
              )}
            </CopyButton>
            <Button onClick={() => void choose()} disabled={!data} loading={save.busy}>
              {t('report.save')}
            </Button>
          </Group>
        </Stack>
      }
    >
      <p className={styles.hint}>{t('report.hint')}</p>
      <ErrorNote code={codeOf(error)} />
      <Textarea
        readOnly
        rows={24}
        aria-label={t('report.text')}
        classNames={{ input: styles.text ?? '' }}
        spellCheck={false}
        value={data ?? t('report.loading')}
      />
    </Sheet>
  );
}
