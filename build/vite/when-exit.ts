/**
 * Stands in for the package `when-exit`: calls back when the process leaves, and takes no signal. Electron's own handlers
 * of SIGTERM, SIGINT and SIGHUP let the program wait for what is on the wire (see `watchQuit`).
 * @param callback removes what a write has left
 */
export default function whenExit(callback: () => void): () => void {
  process.once('exit', callback);
  return () => process.off('exit', callback);
}
