import { Button } from '@mantine/core';
import { type Call, OPERATOR_VERDICTS, type OperatorVerdict } from '#contract/model/outcome.ts';
import { bridge } from '../bridge/bridge.ts';
import { useAction } from '../bridge/use-action.ts';
import { ErrorNote } from '../components/note.tsx';
import { vendorName } from '../format/text.ts';
import { nearClock } from '../format/time.ts';
import { useT } from '../i18n/use-t.ts';
import styles from './operator-verdict.module.css';

interface OperatorVerdictButtonsProps {
  readonly call: Pick<Call, 'id' | 'vendor' | 'words'>;
  readonly streamId: string;
  /** The verdicts on offer: for an accepted stream only that it does not run. */
  readonly words?: readonly OperatorVerdict['word'][];
}

/**
 * Lets the operator record a verdict on a stream whose outcome is unknown. The verdict stands beside the
 * vendor's answer, never in its place; a later verdict replaces an earlier one, since operators look twice.
 */
export function OperatorVerdictButtons({
  call,
  streamId,
  words = OPERATOR_VERDICTS,
}: OperatorVerdictButtonsProps) {
  const t = useT();
  const said = call.words.find((word) => word.streamId === streamId);
  const settle = useAction((word: OperatorVerdict['word']) =>
    bridge.ask('outcomes.settle', { callId: call.id, streamId, word }),
  );
  const of = `${streamId} · ${vendorName(call.vendor, t)}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div role="group" aria-label={of} className={styles.words}>
      {said && <span className={styles.said}>{saidWords(said, t)}</span>}
      {words
        .filter((word) => word !== said?.word)
        .map((word) => (
          <Button
            key={word}
            variant="default"
            size="compact-sm"
            disabled={settle.busy}
            onClick={() => void settle.run(word)}
          >
            {t(`word.${word}`)}
          </Button>
        ))}
      <ErrorNote code={settle.error} />
    </div>
  );
}

function saidWords({ word, at }: OperatorVerdict, t: ReturnType<typeof useT>): string {
  return t(`word.said.${word}`, { time: nearClock(new Date(at), new Date()) });
}
