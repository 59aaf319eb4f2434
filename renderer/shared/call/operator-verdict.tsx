import { Button } from '@mantine/core';
import { type Call, OPERATOR_VERDICTS, type OperatorVerdict } from '#contract/model/outcome.ts';
import { evidenceText } from '#contract/rules/evidence-text.ts';
import { bridge } from '../bridge/bridge.ts';
import { useAction } from '../bridge/use-action.ts';
import { ErrorNote } from '../components/note.tsx';
import { vendorName } from '../format/text.ts';
import { nearClock } from '../format/time.ts';
import { useT } from '../i18n/use-t.ts';
import styles from './operator-verdict.module.css';

interface OperatorVerdictButtonsProps {
  readonly call: Pick<Call, 'id' | 'vendor' | 'verdicts'>;
  readonly streamId: string;
  /** The verdicts on offer: for an accepted stream only that it does not run. */
  readonly verdicts?: readonly OperatorVerdict['verdict'][];
}

/**
 * Lets the operator record a verdict on a stream whose outcome is unknown. The verdict stands beside the
 * vendor's answer, never in its place; a later verdict replaces an earlier one, since operators look twice.
 */
export function OperatorVerdictButtons({
  call,
  streamId,
  verdicts = OPERATOR_VERDICTS,
}: OperatorVerdictButtonsProps) {
  const t = useT();
  const said = call.verdicts.find((verdict) => verdict.streamId === streamId);
  const settle = useAction((verdict: OperatorVerdict['verdict']) =>
    bridge.ask('outcomes.settle', { callId: call.id, streamId, verdict }),
  );
  const of = `${streamId} · ${vendorName(call.vendor, t)}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div role="group" aria-label={of} className={styles.verdicts}>
      {said && <span className={styles.said}>{givenText(said, t)}</span>}
      {verdicts
        .filter((verdict) => verdict !== said?.verdict)
        .map((verdict) => (
          <Button
            key={verdict}
            variant="default"
            size="compact-sm"
            disabled={settle.busy}
            onClick={() => void settle.run(verdict)}
          >
            {t(`verdict.${verdict}`)}
          </Button>
        ))}
      <ErrorNote code={settle.error} />
    </div>
  );
}

function givenText({ verdict, at, file }: OperatorVerdict, t: ReturnType<typeof useT>): string {
  const time = nearClock(new Date(at), new Date());
  return file ? evidenceText(file, time, t) : t(`verdict.given.${verdict}`, { time });
}
