import { Button } from '@mantine/core';
import { PERSON_WORDS } from '#contract/model/outcome.ts';
import type { Recording } from '#contract/model/start.ts';
import { ErrorNote } from '../shared/components/note.tsx';
import { vendorName } from '../shared/format/words.ts';
import { useT } from '../shared/i18n/use-t.ts';
import styles from './on-air.module.css';
import { useVerdict } from './use-verdict.ts';

/** Of a stream whose outcome is uncertain: what the operator saw in the vendor's console. */
export function Verdict({ recording }: { readonly recording: Recording }) {
  const t = useT();
  const settle = useVerdict(recording);
  const of = { stream: recording.streamId, vendor: vendorName(recording.vendor, t) };
  return (
    <div className={styles.verdict}>
      <span>{t('onAir.look')}</span>
      {PERSON_WORDS.map((word) => (
        <Button
          key={word}
          variant="default"
          size="compact-sm"
          disabled={settle.busy}
          aria-label={t(`onAir.word.label.${word}`, of)}
          onClick={() => void settle.run(word)}
        >
          {t(`word.${word}`)}
        </Button>
      ))}
      <ErrorNote code={settle.error} />
    </div>
  );
}
