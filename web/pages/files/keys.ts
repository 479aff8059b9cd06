import type { KeyboardEvent } from 'react';

/** Does what the key stands for. With a modifier it belongs to the browser. */
export function pressed(event: KeyboardEvent, keys: Record<string, () => unknown>): void {
  if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
  event.preventDefault();
  keys[event.key]?.();
}
