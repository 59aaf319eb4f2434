import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { PlayerRequest } from '#contract/model/player.ts';
import { Note } from '../shared/components/note.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { attach } from './attach.ts';
import type { Fault, ToldFault } from './faults.ts';
import { onPlayerKey } from './keys.ts';
import styles from './player.module.css';

/** One file, played as soon as it can be; why it does not, where it does not. */
export function Player({ request }: { readonly request: PlayerRequest }) {
  const t = useT();
  const [fault, setFault] = useState<Fault | null>(null);
  const again = () => setFault(null);
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.name}>{request.name}</h1>
        <p className={styles.about}>{request.about}</p>
      </header>
      <div className={styles.stage}>
        {fault ? (
          <FaultNote fault={fault} signed={request.signed} onAgain={again} />
        ) : (
          <Media request={request} onFault={setFault} />
        )}
      </div>
      <p className={styles.keys}>{t('player.keys')}</p>
    </main>
  );
}

interface MediaProps {
  readonly request: PlayerRequest;
  readonly onFault: (fault: Fault) => void;
}

function Media({ request, onFault }: MediaProps) {
  const t = useT();
  const element = useRef<HTMLVideoElement & HTMLAudioElement>(null);
  useEffect(() => {
    const media = element.current;
    return media ? attach(media, request, onFault) : undefined;
  }, [request, onFault]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (element.current) onPlayerKey(event, element.current);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const common = {
    ref: element,
    controls: true,
    autoPlay: true,
    controlsList: 'nodownload noremoteplayback',
    'aria-label': t('player.media', { name: request.name }),
  } as const;
  if (request.kind === 'audio') {
    return <audio className={styles.audio} {...common} />;
  }
  return <video className={styles.video} disablePictureInPicture {...common} />;
}

interface FaultNoteProps {
  readonly fault: Fault;
  readonly signed: boolean;
  readonly onAgain: () => void;
}

function FaultNote({ fault: { kind, httpStatus }, signed, onAgain }: FaultNoteProps) {
  const t = useT();
  const told: ToldFault = kind === 'forbidden' && signed ? 'forbidden-signed' : kind;
  return (
    <div className={styles.fault}>
      <Note
        tone="amber"
        sign="✕"
        role="alert"
        title={t(`player.fault.${told}`)}
        actions={
          <Button variant="default" onClick={onAgain} autoFocus>
            {t('player.again')}
          </Button>
        }
      >
        {t(`player.fault.${told}.advice`)}
        {httpStatus !== null && ` ${t('player.fault.http', { status: httpStatus })}`}
      </Note>
    </div>
  );
}
