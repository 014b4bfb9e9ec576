import type { PreviewSpec } from '../state/preview.ts';
import type { UiContext } from '../state/uiContext.ts';
import { PreviewLayer } from './PreviewLayer.tsx';

/** Shows a finished preview. */
export function showPreview(uiContext: UiContext, spec: PreviewSpec): void {
  const id = `preview#${crypto.randomUUID()}`;
  uiContext.open({
    id,
    name: 'preview',
    draw: (size) => <PreviewLayer id={id} spec={spec} uiContext={uiContext} size={size} />,
  });
}

/** Computes a preview and shows it; keys wait meanwhile. Null shows nothing. */
export function openPreview(uiContext: UiContext, preview: () => Promise<PreviewSpec | null>): void {
  uiContext.blockInput(async (signal) => {
    const spec = await preview();
    return spec && !signal.aborted ? () => showPreview(uiContext, spec) : undefined;
  });
}
