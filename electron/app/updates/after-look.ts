import type { UpdatesView } from '#contract/model/update.ts';
import type { Found, Offered } from './offer.ts';

interface Before {
  readonly view: Pick<UpdatesView, 'ready' | 'offer'>;
  readonly offered: Offered | null;
}

/**
 * What the view shows once a look has found this. A download stays good while the same file is offered; one of a version
 * that is offered no more, because it was withdrawn, is given up.
 */
export function afterLook(
  found: Found,
  { view, offered }: Before,
): Pick<UpdatesView, 'offer' | 'ready' | 'later' | 'fault'> {
  if (found.kind === 'offer') {
    const { version, kind, size, file } = found.offer;
    const isSame = offered?.version === version && offered.file.sha512 === file.sha512;
    const ready = isSame ? view.ready : null;
    return { offer: { version, kind, size }, ready, later: false, fault: null };
  }
  const fault = faultOf(found, view);
  return { offer: null, ready: null, later: found.kind === 'later', fault };
}

function faultOf(
  found: Exclude<Found, { kind: 'offer' }>,
  { ready, offer }: Before['view'],
): UpdatesView['fault'] {
  if (found.kind === 'file-missing') return { code: 'file-missing', detail: found.version };
  if (found.kind === 'unreadable') return { code: 'feed-unreadable', detail: '' };
  return ready && offer ? { code: 'withdrawn', detail: offer.version } : null;
}
