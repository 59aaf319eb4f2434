/**
 * The address of a segment, as a list at `list` names it. A signature that counts for a folder (Tencent's covers
 * the folder, not the file) goes along to the segments beside the list.
 *
 * @returns null where it is on another host: a file is read from its own host alone.
 */
export function segmentAddress(reference: string, list: string): string | null {
  if (!URL.canParse(reference, list)) return null;
  const base = new URL(list);
  const address = new URL(reference, base);
  if (address.host !== base.host) return null;
  address.protocol = base.protocol;
  if (address.search === '' && folderOf(address) === folderOf(base)) address.search = base.search;
  return address.href;
}

const folderOf = ({ pathname }: URL): string => pathname.slice(0, pathname.lastIndexOf('/') + 1);
