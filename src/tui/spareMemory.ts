import { flushCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';

/**
 * A session runs for hours, is mostly idle, and shares its machine with many others. Memory matters more here than the
 * last millisecond. The young generation stays small, and the optimising compilers stay off.
 */
const FLAGS = ['--optimize-for-size', '--semi-space-growth-factor=1', '--no-opt', '--no-maglev'] as const;

/**
 * Limits this process's memory from now on. Call it when all code is loaded: V8 rejects cached code compiled under
 * other flags, so the compile cache is flushed first.
 */
export function spareMemory(): void {
  flushCompileCache();
  for (const flag of FLAGS) setFlagsFromString(flag);
}
