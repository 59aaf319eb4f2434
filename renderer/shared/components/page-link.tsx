import { Button } from '@mantine/core';
import type { Link } from '#contract/ipc/links.ts';
import { bridge } from '../bridge/bridge.ts';
import { useAction } from '../bridge/use-action.ts';
import { useT } from '../i18n/use-t.ts';
import { ErrorNote } from './note.tsx';

/** One of ZEGO's pages, which main opens in the user's browser. */
export function PageLink({ link }: { readonly link: Link }) {
  const t = useT();
  const open = useAction(() => bridge.ask('links.open', { link }));
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        style={{ alignSelf: 'flex-start' }}
        onClick={() => void open.run()}
      >
        {t(`about.link.${link}`)}
      </Button>
      <ErrorNote code={open.error} />
    </>
  );
}
