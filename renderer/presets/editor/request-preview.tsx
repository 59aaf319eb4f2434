import { Button, Collapse, CopyButton } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { IconTerminal2 } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Fragment, useId } from 'react';
import type { End, PresetDraft } from '#contract/model/preset.ts';
import type { PreviewedCall } from '#contract/model/preview.ts';
import { ask, codeOf } from '../../shared/bridge/ask.ts';
import { ErrorNote } from '../../shared/components/note.tsx';
import { VendorName } from '../../shared/components/vendor-name.tsx';
import { streamCount } from '../../shared/format/text.ts';
import { dayAndClock, fromUnix } from '../../shared/format/time.ts';
import { type Translate, useT } from '../../shared/i18n/use-t.ts';
import { curlOf } from './curl.ts';
import styles from './request-preview.module.css';

/** So many are shown whole at once; of more each opens on a click. */
const WHOLE = 4;

interface RequestPreviewProps {
  /** Null as long as the form is not a preset yet. */
  readonly draft: PresetDraft | null;
}

/** The very requests that a start would make now, with placeholders for what signs them. */
export function RequestPreview({ draft }: RequestPreviewProps) {
  const t = useT();
  const id = useId();
  const [opened, { toggle }] = useDisclosure(false);
  return (
    <>
      <div>
        <Button
          variant="default"
          size="xs"
          onClick={toggle}
          aria-expanded={opened}
          aria-controls={id}
        >
          {t(opened ? 'preview.hide' : 'preview.show')}
        </Button>
      </div>
      <Collapse expanded={opened} id={id} keepMounted={false}>
        <Requests draft={draft} />
      </Collapse>
    </>
  );
}

function Requests({ draft }: RequestPreviewProps) {
  const t = useT();
  const { data: calls, error } = usePreview(draft);
  if (!draft) return <p className={styles.text}>{t('preview.notYet')}</p>;
  if (error) return <ErrorNote code={codeOf(error)} />;
  if (!calls) return null;
  return (
    <div className={styles.preview}>
      <div className={styles.head}>
        <p className={styles.text}>
          {calls.length === 1 ? t('preview.one') : t('preview.many', { count: calls.length })}
        </p>
        <CopyButton value={curlOf(calls, t)} timeout={2000}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              size="xs"
              onClick={copy}
              leftSection={<IconTerminal2 size={16} />}
            >
              {t(copied ? 'copy.done' : 'preview.copy')}
            </Button>
          )}
        </CopyButton>
      </div>
      <ol className={styles.requests}>
        {calls.map((call) => (
          <PreviewedRequest
            key={`${call.vendor} ${call.streamIds[0]}`}
            call={call}
            end={draft.end}
            whole={calls.length <= WHOLE}
          />
        ))}
      </ol>
    </div>
  );
}

interface PreviewedRequestProps {
  readonly call: PreviewedCall;
  readonly end: End | null;
  /** Shown in full at once. */
  readonly whole: boolean;
}

/** One request: to whom, for how many streams, until when, and the address itself. */
function PreviewedRequest({ call, end, whole }: PreviewedRequestProps) {
  const t = useT();
  const { vendor, streamIds, url } = call;
  return (
    <li className={styles.request}>
      <details open={whole}>
        <summary className={styles.summary}>
          <VendorName vendor={vendor} />
          <span>{streamCount(streamIds.length, t)}</span>
          <span className={styles.end}>{endText(call, end, t)}</span>
        </summary>
        {url !== null && (
          <code className={styles.url}>
            {url.split(/(?=&)/).map((parameter) => (
              <Fragment key={parameter}>
                <wbr />
                {parameter}
              </Fragment>
            ))}
          </code>
        )}
      </details>
    </li>
  );
}

function endText({ url, endTime, stopAt }: PreviewedCall, end: End | null, t: Translate): string {
  if (url === null) return t('preview.outOfRange');
  if (endTime !== null && stopAt !== undefined)
    return t('preview.goesOn', {
      ...{ time: dayAndClock(fromUnix(endTime)), until: dayAndClock(fromUnix(stopAt)) },
    });
  if (endTime !== null) return t('preview.endTime', { time: dayAndClock(fromUnix(endTime)) });
  if (stopAt !== undefined) return t('preview.stopAt', { time: dayAndClock(fromUnix(stopAt)) });
  return t(end === null ? 'preview.noEnd' : 'preview.endIgnored');
}

const TYPING_MS = 200;
/** The end time in it moves with the clock. */
const AGAIN_MS = 30_000;

const askPreview = async (draft: PresetDraft): Promise<PreviewedCall[]> =>
  (await ask('presets.preview', { draft })).calls;

/** What main would send for this draft: asked of main, where the sending is, once a pause of typing is over. */
function usePreview(draft: PresetDraft | null) {
  const [asked] = useDebouncedValue(draft && JSON.stringify(draft), TYPING_MS);
  return useQuery({
    queryKey: ['preview', asked],
    queryFn: () => askPreview(JSON.parse(asked ?? '') as PresetDraft),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN_MS,
    gcTime: 0,
    staleTime: 0,
  });
}
