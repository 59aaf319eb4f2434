import { useDisclosure } from '@mantine/hooks';
import { shownName } from '#contract/rules/shown-name.ts';
import { Sheet } from '../../shared/components/sheet.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { RunFiles } from './run-files.tsx';

interface RunFilesSheetProps {
  readonly runId: string;
  readonly presetName: string;
  readonly onClosed: () => void;
}

/** The files of a run, beside a list. */
export function RunFilesSheet({ runId, presetName, onClosed }: RunFilesSheetProps) {
  const t = useT();
  const [opened, { close }] = useDisclosure(true);
  return (
    <Sheet
      opened={opened}
      title={t('files.run.title', { preset: shownName(presetName, t) })}
      onClose={close}
      onExited={onClosed}
    >
      <RunFiles runId={runId} />
    </Sheet>
  );
}
