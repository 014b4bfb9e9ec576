import type { PlanSpec } from '../state/plan.ts';
import type { UiContext } from '../state/uiContext.ts';
import { PlanLayer } from './PlanLayer.tsx';

/** Shows a finished plan. */
export function showPlan(uiContext: UiContext, spec: PlanSpec): void {
  const id = `plan#${crypto.randomUUID()}`;
  uiContext.open({
    id,
    name: 'plan',
    draw: (size) => <PlanLayer id={id} spec={spec} uiContext={uiContext} size={size} />,
  });
}

/** Computes a plan and shows it; keys wait meanwhile. Null shows nothing. */
export function openPlan(uiContext: UiContext, plan: () => Promise<PlanSpec | null>): void {
  uiContext.blockInput(async (signal) => {
    const spec = await plan();
    return spec && !signal.aborted ? () => showPlan(uiContext, spec) : undefined;
  });
}
