import { Button, Collapse } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { Call } from '../../electron/contract/outcome.ts';
import type { Preset } from '../../electron/contract/preset.ts';
import type { RunView } from '../../electron/contract/run.ts';
import { useT } from '../shared/i18n/use-t.ts';
import { preloadable } from '../shared/preloadable.tsx';
import { CallLine } from './call-line.tsx';
import { CallOutcomeDetail } from './call-outcome-detail.tsx';
import { IdleLine } from './idle-line.tsx';
import styles from './run-outcome.module.css';
import { vendorLines } from './vendor-lines.ts';

const CallSheet = preloadable(() => import('./call-sheet.tsx'));

interface RunOutcomeProps {
  readonly preset: Preset;
  readonly run: RunView | undefined;
}

/** Vendor by vendor, what will be or what came of the newest run; ids and streams one click away. */
export function RunOutcome({ preset, run }: RunOutcomeProps) {
  const t = useT();
  const [opened, setOpened] = useState(false);
  const [shown, setShown] = useState<Call | null>(null);
  const Chevron = opened ? IconChevronDown : IconChevronRight;
  return (
    <div className={styles.outcome}>
      <ul className={styles.calls}>
        {vendorLines(preset, run).map(({ vendor, call }) =>
          run && call ? (
            <li key={call.id}>
              <CallLine call={call} practice={run.practice} />
              <Collapse expanded={opened} keepMounted={false}>
                <CallOutcomeDetail
                  call={call}
                  practice={run.practice}
                  onShow={() => setShown(call)}
                />
              </Collapse>
            </li>
          ) : (
            <li key={vendor}>
              <IdleLine vendor={vendor} preset={preset} />
            </li>
          ),
        )}
      </ul>
      <div className={styles.foot}>
        {!run && t('run.none')}
        {run?.calls.some(({ outcome }) => outcome) && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<Chevron size={16} />}
            aria-expanded={opened}
            onClick={() => setOpened(!opened)}
          >
            {t(opened ? 'run.hideDetails' : 'run.showDetails')}
          </Button>
        )}
      </div>
      {run && shown && <CallSheet run={run} call={shown} onClosed={() => setShown(null)} />}
    </div>
  );
}
