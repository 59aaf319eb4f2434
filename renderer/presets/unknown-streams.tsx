import type { Call } from '#contract/model/outcome.ts';
import type { RunView } from '#contract/model/run.ts';
import type { Recording } from '#contract/model/start.ts';
import { inDoubt } from '#contract/rules/in-doubt.ts';
import { PersonWords } from '../shared/call/person-word.tsx';
import { Status } from '../shared/components/status.tsx';
import { vendorName } from '../shared/format/words.ts';
import { useT } from '../shared/i18n/use-t.ts';
import styles from './run-outcome.module.css';

/** So many are settled on the card itself; the others in the details. */
const SHOWN = 3;

interface UnknownStreamsProps {
  readonly run: RunView;
  readonly perhaps: readonly Recording[];
}

/** Streams of which nobody knows whether they run, each with the two answers that a person can give. */
export function UnknownStreams({ run, perhaps }: UnknownStreamsProps) {
  const t = useT();
  const all = inDoubt(run, perhaps);
  if (all.length === 0) return null;
  return (
    <ul className={styles.unknowns}>
      {all.slice(0, SHOWN).map(({ call, streamId, status }) => (
        <li key={`${call.id} ${streamId}`} className={styles.unknown}>
          <span className={styles.stream}>
            <span className="mono">{streamId}</span>
            {run.calls.length > 1 && ` · ${vendorName(call.vendor, t)}`}
          </span>
          {hasWord(call, streamId) && <Status status={status} practice={run.practice} />}
          <PersonWords call={call} streamId={streamId} />
        </li>
      ))}
      {all.length > SHOWN && <li>{t('run.moreUnknown', { count: all.length - SHOWN })}</li>}
    </ul>
  );
}

/** The vendor's line says it already; beside a person's word it is said once more, to tell the two apart. */
const hasWord = ({ words }: Call, streamId: string): boolean =>
  words.some((word) => word.streamId === streamId);
