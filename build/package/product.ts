export const EXECUTABLE = 'cdn-recorder';
export const PRODUCT = 'CDN Recorder';
/** What a terminal and the desktop start on Linux, in the place of the executable: see `launch.sh`. */
export const LAUNCHER = `${EXECUTABLE}-launch`;
/** The same program under the name by which an administrator looks for the options of a control room. */
export const ROOM_COMMAND = `${EXECUTABLE}-room`;
export const SCHEME = 'cdn-recorder';
/** For installers, the AppStream catalogue and the bundle of macOS. It never changes. */
export const APP_ID = 'cdn-recorder';
