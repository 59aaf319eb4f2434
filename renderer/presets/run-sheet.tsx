import { Tabs } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Call } from '../../electron/contract/outcome.ts';
import type { RunView } from '../../electron/contract/run.ts';
import { CallDetail, callStatus } from '../shared/call/call-detail.tsx';
import { Sheet } from '../shared/components/sheet.tsx';
import { signOf } from '../shared/components/status.tsx';
import { vendorName } from '../shared/format/words.ts';
import { useT } from '../shared/i18n/use-t.ts';
import styles from './run-sheet.module.css';

interface RunSheetProps {
  readonly run: RunView;
  readonly onClosed: () => void;
}

/** Every field of every call of the newest run, beginning with one that needs attention; the history has all others. */
export default function RunSheet({ run, onClosed }: RunSheetProps) {
  const t = useT();
  const [opened, { close }] = useDisclosure(true);
  const settled = run.calls.filter(({ outcome }) => outcome);
  const first = settled.find(({ outcome }) => outcome?.status !== 'accepted') ?? settled[0];
  if (!first) return null;
  return (
    <Sheet opened={opened} title={run.presetName} onClose={close} onExited={onClosed}>
      <Tabs defaultValue={first.id} keepMounted={false}>
        <Tabs.List mb="md" hidden={settled.length === 1}>
          {settled.map((call) => (
            <Tabs.Tab key={call.id} value={call.id}>
              <span className={styles.sign} aria-hidden="true">
                {signOf({ ...call, status: callStatus(call), practice: run.practice })}
              </span>{' '}
              {tabName(call, settled)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {settled.map((call) => (
          <Tabs.Panel key={call.id} value={call.id}>
            <CallDetail detail={{ ...run, call }} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Sheet>
  );

  function tabName(call: Call, calls: readonly Call[]): string {
    const own = calls.filter(({ vendor }) => vendor === call.vendor);
    const name = vendorName(call.vendor, t);
    return own.length === 1 ? name : `${name} ${own.indexOf(call) + 1}`;
  }
}
