import { useDisclosure } from '@mantine/hooks';
import type { Call } from '../../electron/contract/outcome.ts';
import type { RunView } from '../../electron/contract/run.ts';
import { CallDetail } from '../shared/call/call-detail.tsx';
import { Sheet } from '../shared/components/sheet.tsx';
import { useT } from '../shared/i18n/use-t.ts';

interface CallSheetProps {
  readonly run: RunView;
  readonly call: Call;
  readonly onClosed: () => void;
}

/** Every field of a call of the newest run; the history shows the same of all others. */
export default function CallSheet({ run, call, onClosed }: CallSheetProps) {
  const t = useT();
  const [opened, { close }] = useDisclosure(true);
  return (
    <Sheet
      opened={opened}
      title={t('call.title', { preset: run.presetName, vendor: call.vendor })}
      onClose={close}
      onExited={onClosed}
    >
      <CallDetail detail={{ ...run, call }} />
    </Sheet>
  );
}
