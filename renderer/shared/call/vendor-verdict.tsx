import { Button } from '@mantine/core';
import { bridge } from '../bridge/bridge.ts';
import { useAction } from '../bridge/use-action.ts';
import { ErrorNote } from '../components/note.tsx';
import { vendorName } from '../format/text.ts';
import { useT } from '../i18n/use-t.ts';
import type { VendorVerdicts, VerdictForAll } from './open-outcomes.ts';
import styles from './operator-verdict.module.css';

/** Lets the operator record one verdict on all streams of a vendor: a console shows them at one glance. */
export function VendorVerdictButtons({ vendor, offered }: VendorVerdicts) {
  const t = useT();
  const settle = useAction(({ verdict, outcomes }: VerdictForAll) =>
    bridge.ask('outcomes.settleAll', { verdict, outcomes: [...outcomes] }),
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div
      role="group"
      aria-label={t('verdict.all', { vendor: vendorName(vendor, t) })}
      className={styles.verdicts}
    >
      {offered.map(({ verdict, outcomes }) => (
        <Button
          key={verdict}
          variant="default"
          size="compact-sm"
          disabled={settle.busy}
          onClick={() => void settle.run({ verdict, outcomes })}
        >
          {t(`verdict.all.${verdict}`, { count: outcomes.length })}
        </Button>
      ))}
      <ErrorNote code={settle.error} />
    </div>
  );
}
