/** What other features may use of this one: the editor, which loads when it is first needed. */
export { default } from './editor/preset-editor.tsx';
