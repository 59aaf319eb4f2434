import { Button } from '@mantine/core';
import { useState } from 'react';
import type { LookResult } from '#contract/model/file-query.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { ErrorNote } from '../../shared/components/note.tsx';
import { vendorName } from '../../shared/format/text.ts';
import { type Translate, useT } from '../../shared/i18n/use-t.ts';
import styles from './run-files.module.css';

/** Looks for the files of a run at once, on the operator's click, and says what came of it. */
export function LookNow({ runId }: { readonly runId: string }) {
  const t = useT();
  const [result, setResult] = useState<LookResult | null>(null);
  const look = useAction(() => bridge.ask('files.look', { runId }));
  const run = async () => {
    setResult(null);
    const answer = await look.run();
    if (answer.ok) setResult(answer.value);
  };
  return (
    <>
      <div className={styles.look}>
        <Button variant="default" size="compact-sm" disabled={look.busy} onClick={() => void run()}>
          {t(look.busy ? 'files.look.busy' : 'files.look')}
        </Button>
        <span className={styles.remark} aria-live="polite">
          {result && foundText(result, t)}
        </span>
      </div>
      <ErrorNote code={look.error} />
      {result?.faults.map((fault) => (
        <p key={`${fault.vendor} ${fault.fault}`} className={styles.remark}>
          {faultText(fault, t)}
        </p>
      ))}
    </>
  );
}

function foundText({ found, asked, faults }: LookResult, t: Translate): string {
  if (asked === 0) return faults.length > 0 ? '' : t('files.look.unaskable');
  if (found === 0) return t('files.look.none');
  return found === 1 ? t('files.look.one') : t('files.look.found', { found });
}

const faultText = ({ vendor, fault, code }: LookResult['faults'][number], t: Translate): string =>
  t('files.look.fault', {
    vendor: vendorName(vendor, t),
    cause: t(`files.fault.${fault}`),
    code: code === null ? '' : ` (${code})`,
  });
