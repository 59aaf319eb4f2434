import { Button } from '@mantine/core';
import { useState } from 'react';
import type { StreamCheck } from '#contract/model/stream-check.ts';
import { streamChecksText } from '#contract/rules/stream-check-text.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { ErrorNote, Note } from '../../shared/components/note.tsx';
import { clockWithSeconds } from '../../shared/format/time.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import styles from './stream-checks.module.css';

interface StreamChecksProps {
  readonly presetId: string;
  /** The account's secret has to be given first. */
  readonly waits: boolean;
}

interface Result {
  readonly checks: readonly StreamCheck[];
  readonly at: Date;
}

/** Asks ZEGO on a click whether the streams of a preset are published: what no vendor can record shows before it starts. */
export function StreamChecks({ presetId, waits }: StreamChecksProps) {
  const t = useT();
  const [result, setResult] = useState<Result | null>(null);
  const check = useAction(() => bridge.ask('streams.check', { presetId }));
  const run = async () => {
    setResult(null);
    const answer = await check.run();
    if (answer.ok) setResult({ checks: answer.value.checks, at: new Date() });
  };
  return (
    <div className={styles.checks} aria-live="polite">
      <Button
        variant="default"
        size="compact-sm"
        className={styles.button}
        loading={check.busy}
        onClick={() => void run()}
      >
        {t('streams.check')}
      </Button>
      {check.busy && waits && <span>{t('presets.waitsForSecret')}</span>}
      <ErrorNote code={check.error} />
      {result && <Found {...result} />}
    </div>
  );
}

function Found({ checks, at }: Result) {
  const t = useT();
  const { tone, sign, text, lines, note } = streamChecksText(checks, t);
  return (
    <Note tone={tone} sign={sign}>
      {t('streams.check.at', { time: clockWithSeconds(at), text })}
      {lines.length > 0 && (
        <ul className={styles.lines}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {note}
    </Note>
  );
}
