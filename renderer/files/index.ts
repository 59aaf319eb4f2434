export { RunFiles } from './run/run-files.tsx';
export { RunFilesSheet } from './run/run-files-sheet.tsx';
