/** SECURITY: a file dropped on the window is none of the page's business; text may still be dragged. */
export function refuseDroppedFiles(): void {
  for (const kind of ['dragenter', 'dragover', 'drop'] as const) {
    window.addEventListener(kind, refuseFiles, { capture: true });
  }
}

function refuseFiles(event: DragEvent): void {
  if (!event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  event.stopPropagation();
  event.dataTransfer.dropEffect = 'none';
}
