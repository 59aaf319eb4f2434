import { isLoopback } from '../../../zego/request/endpoint.ts';

/**
 * The address at which the program itself reads a file: over https, unless it is on this machine. Vendors name
 * http too, and a signed address opens the file for whoever reads it on the way.
 *
 * @returns null for what is no address of the web, or carries a login.
 */
export function mediaAddress(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const address = new URL(url);
  if (!/^https?:$/.test(address.protocol)) return null;
  if (address.username !== '' || address.password !== '') return null;
  if (!isLoopback(url)) address.protocol = 'https:';
  return address.href;
}

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
