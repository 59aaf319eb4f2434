import { Button, Collapse, CopyButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconClipboardText } from '@tabler/icons-react';
import { useId } from 'react';
import type { HistoryDetail } from '#contract/model/history.ts';
import type { Call } from '#contract/model/outcome.ts';
import { type ShownStatus, shownOf, verifiedAt } from '#contract/model/run.ts';
import { adviceOf } from '#contract/rules/advice.ts';
import { supportText } from '#contract/rules/support-text.ts';
import { sentences } from '#contract/rules/text.ts';
import { NotAir } from '../components/badge.tsx';
import { Note } from '../components/note.tsx';
import { type Standing, Status, signOf, toneOf } from '../components/status.tsx';
import { prettyJson } from '../format/pretty-json.ts';
import { fromUnix, nearClock } from '../format/time.ts';
import { useT } from '../i18n/use-t.ts';
import { runsSince } from '../recordings/standing.ts';
import { useAppState } from '../state/use-app-state.ts';
import styles from './call-detail.module.css';
import { AnswerFacts, RequestFacts, VendorCallFacts } from './call-facts.tsx';
import { StreamRow } from './stream-row.tsx';

/** Where a call stands: its outcome, or how far it is on its way. */
export const callStatus = ({ outcome, state, verdicts }: Call): ShownStatus =>
  outcome
    ? shownOf(outcome.status, outcome.streams, verdicts)
    : state === 'queued'
      ? 'queued'
      : 'sending';

const wasTaken = ({ action, outcome }: Call): boolean =>
  action === 'StartCDNRecord' && (outcome?.counts.accepted ?? 0) > 0;

interface CallDetailProps {
  readonly detail: HistoryDetail;
  /** A stream to lead to where there are several. */
  readonly leadTo?: string | null;
}

/** Everything that is known of one call. */
export function CallDetail({ detail, leadTo = null }: CallDetailProps) {
  const t = useT();
  const { call, practice } = detail;
  const { outcome } = call;
  const runs = useAppState(({ recordings }) =>
    call.streamIds.some((streamId) =>
      runsSince(recordings, { appId: detail.appId, call, streamId }),
    ),
  );
  const status = callStatus(call);
  const standing: Standing = {
    ...{ status, practice, action: call.action, ended: !runs },
    verifiedAt: verifiedAt([call]),
  };
  const vendors = useAppState((state) => state.vendors);
  const rows = outcome?.streams ?? [];
  const ledTo = rows.length > 1 ? rows.findIndex(({ streamId }) => streamId === leadTo) : -1;
  const advice = adviceOf(call, { practice, vendors });
  return (
    <div className={styles.detail}>
      <div className={styles.head}>
        <Status {...standing} large />
        {practice && <NotAir />}
        <span className={styles.ending}>
          {wasTaken(call) && (runs || call.endTime !== null) && <Ending call={call} />}
        </span>
        <CopyForSupport detail={detail} />
      </div>
      {advice.length > 0 && (
        <Note tone={toneOf(standing)} sign={signOf(standing)}>
          {sentences(
            advice.map((key) => t(key)),
            t,
          )}
        </Note>
      )}
      <h3 className={styles.heading}>{t('call.answer')}</h3>
      <AnswerFacts detail={detail} />
      <h3 className={styles.heading}>{t('call.streams')}</h3>
      <ul className={styles.streams}>
        {outcome?.streams.map((row, index) => (
          // A stream can have several rows that differ in nothing (Ws): only the place tells them apart.
          <StreamRow
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a settled answer never move
            key={index}
            appId={detail.appId}
            call={call}
            row={row}
            practice={practice}
            isLedTo={index === ledTo}
          />
        ))}
      </ul>
      {outcome?.vendorCall && (
        <>
          <h3 className={styles.heading}>{t('call.vendorCall')}</h3>
          <VendorCallFacts vendorCall={outcome.vendorCall} />
        </>
      )}
      <h3 className={styles.heading}>{t('call.request')}</h3>
      <RequestFacts detail={detail} />
      {outcome?.raw && <RawAnswer raw={outcome.raw} />}
    </div>
  );
}

function CopyForSupport({ detail }: { readonly detail: HistoryDetail }) {
  const t = useT();
  const version = useAppState((state) => state.version);
  return (
    <CopyButton value={supportText(detail, version)} timeout={2000}>
      {({ copied, copy }) => (
        <Button
          variant="default"
          size="xs"
          onClick={copy}
          leftSection={<IconClipboardText size={16} />}
        >
          {t(copied ? 'copy.done' : 'call.copyForSupport')}
        </Button>
      )}
    </CopyButton>
  );
}

/** The answer's text as main kept it: redacted, cut, otherwise untouched. */
function RawAnswer({ raw }: { readonly raw: string }) {
  const t = useT();
  const id = useId();
  const [opened, { toggle }] = useDisclosure(false);
  return (
    <div>
      <Button
        variant="default"
        size="xs"
        onClick={toggle}
        aria-expanded={opened}
        aria-controls={id}
      >
        {t(opened ? 'call.raw.hide' : 'call.raw.show')}
      </Button>
      <Collapse expanded={opened} id={id} keepMounted={false}>
        <pre className={styles.raw}>{prettyJson(raw) ?? raw}</pre>
      </Collapse>
    </div>
  );
}

/** When a recording that a vendor took will stop, or did: only what the call itself was sent with. */
export function Ending({
  call: { endTime, stopAt },
}: {
  readonly call: Pick<Call, 'endTime' | 'stopAt'>;
}) {
  const t = useT();
  // Whether that stop has been sent, or another one takes its place, is said of the recording.
  if (endTime === null && stopAt !== undefined)
    return <>{t('ending.plannedAt', { time: nearClock(fromUnix(stopAt), new Date()) })}</>;
  if (endTime === null) return <>{t('ending.never')}</>;
  const [end, now] = [fromUnix(endTime), new Date()];
  return <>{t(end > now ? 'ending.at' : 'ending.past', { time: nearClock(end, now) })}</>;
}
