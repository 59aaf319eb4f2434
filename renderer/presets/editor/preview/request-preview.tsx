import { Button, Collapse, CopyButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconTerminal2 } from '@tabler/icons-react';
import { useId } from 'react';
import type { PresetDraft } from '#contract/model/preset.ts';
import { codeOf } from '../../../shared/bridge/refused-error.ts';
import { ErrorNote } from '../../../shared/components/note.tsx';
import { useT } from '../../../shared/i18n/use-t.ts';
import { curlOf } from './curl.ts';
import { PreviewedRequest } from './previewed-request.tsx';
import styles from './request-preview.module.css';
import { usePreview } from './use-preview.ts';

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
  if (!draft) return <p className={styles.words}>{t('preview.notYet')}</p>;
  if (error) return <ErrorNote code={codeOf(error)} />;
  if (!calls) return null;
  return (
    <div className={styles.preview}>
      <div className={styles.head}>
        <p className={styles.words}>
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
