import { Button, Collapse } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useId } from 'react';
import { prettyJson } from '../format/pretty-json.ts';
import { useT } from '../i18n/use-t.ts';
import styles from './call-detail.module.css';

/** The answer's text as main kept it: redacted, cut, otherwise untouched. */
export function RawAnswer({ raw }: { readonly raw: string }) {
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
