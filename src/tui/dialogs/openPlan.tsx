import type { PlanSpec } from '../state/plan.ts';
import type { Shell } from '../state/shell.ts';
import { PlanLayer } from './PlanLayer.tsx';

/** Shows a plan that is known. */
export function showPlan(shell: Shell, spec: PlanSpec): void {
  const id = `plan#${crypto.randomUUID()}`;
  shell.open({ id, name: 'plan', draw: (size) => <PlanLayer id={id} spec={spec} shell={shell} size={size} /> });
}

/** Works a plan out, and shows it; what is typed meanwhile waits for it. Null where there is nothing to show. */
export function openPlan(shell: Shell, plan: () => Promise<PlanSpec | null>): void {
  shell.hold(async (signal) => {
    const spec = await plan();
    return spec && !signal.aborted ? () => showPlan(shell, spec) : undefined;
  });
}
