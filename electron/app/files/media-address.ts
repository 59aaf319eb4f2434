import { isLoopback } from '../../zego/request/endpoint.ts';

/**
 * The address at which the program itself reads a file: over https, unless it is on this machine. Vendors name
 * http too, and a signed address opens the file for every reader on the way.
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
