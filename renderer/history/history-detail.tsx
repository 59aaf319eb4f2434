import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { HistoryDetail } from '#contract/model/history.ts';
import { ask, codeOf, RefusedError } from '../shared/bridge/ask.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { CallDetail } from '../shared/call/call-detail.tsx';
import { ErrorNote } from '../shared/components/note.tsx';
import { Sheet } from '../shared/components/sheet.tsx';
import { vendorName } from '../shared/format/text.ts';
import { useT } from '../shared/i18n/use-t.ts';
import { hrefOfRun } from '../shared/navigation.ts';

interface HistoryDetailSheetProps {
  readonly callId: string;
  /** The stream to lead to; null for the call as a whole. */
  readonly streamId: string | null;
  readonly onClosed: () => void;
  readonly onAgain: () => void;
}

async function askCall(callId: string): Promise<HistoryDetail> {
  const detail = await ask('history.call', { callId });
  if (!detail) throw new RefusedError('not-found', 'no such call');
  return detail;
}

/** Links to the hand-overs that continue a run; nothing where there are none. */
function ContinuedBy({ runId }: { readonly runId: string }) {
  const t = useT();
  const { data } = useQuery({
    queryKey: ['history-run', runId],
    queryFn: () => ask('history.run', { runId }),
    gcTime: 0,
  });
  if (!data || data.continuedBy.length === 0) return null;
  return (
    <p>
      {t('field.continuedBy')}{' '}
      {data.continuedBy.map((id) => (
        <a key={id} className="mono" href={hrefOfRun(id)}>
          {id}{' '}
        </a>
      ))}
    </p>
  );
}

/** Every field of the call that a row belongs to. */
export function HistoryDetailSheet({
  callId,
  streamId,
  onClosed,
  onAgain,
}: HistoryDetailSheetProps) {
  const t = useT();
  const [opened, { close }] = useDisclosure(true);
  const { data, error, refetch } = useQuery({
    queryKey: ['history-call', callId],
    queryFn: () => askCall(callId),
    gcTime: 0,
  });
  // A verdict on an outcome comes into the history a moment after it is given.
  useEffect(() => bridge.on('history.changed', () => void refetch()), [refetch]);
  const title = data
    ? t('call.title', { preset: data.presetName, vendor: vendorName(data.call.vendor, t) })
    : t('call.loading');
  return (
    <Sheet
      opened={opened}
      title={title}
      onClose={close}
      onExited={onClosed}
      footer={
        <Group justify="flex-end">
          <Button
            variant="default"
            onClick={() => {
              onClosed();
              onAgain();
            }}
          >
            {t('history.again')}
          </Button>
        </Group>
      }
    >
      <ErrorNote code={codeOf(error)} />
      {data && <ContinuedBy runId={data.call.runId} />}
      {data && <CallDetail detail={data} leadTo={streamId} />}
    </Sheet>
  );
}
