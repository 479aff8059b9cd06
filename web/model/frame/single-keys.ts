/** Keys that work wherever on a page the focus is. A person may turn them off: who dictates would press them unawares (WCAG 2.1.4). */
const kept = 'cpor.keys';

export function readSingleKeys(): boolean {
  try {
    return localStorage.getItem(kept) !== 'off';
  } catch {
    return true;
  }
}

export function keepSingleKeys(on: boolean): void {
  try {
    localStorage.setItem(kept, on ? 'on' : 'off');
  } catch {
    // Without storage the choice lasts until the page is closed.
  }
}

/** What of a key press decides whether it is meant for the page. */
export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  defaultPrevented: boolean;
  /** The focus is where letters are typed, or in something open that has keys of its own. */
  typing: boolean;
}

export type PageKey = 'help' | 'first' | 'last';

/** `?` lists the keys even where the others are turned off, since that is where they are turned on again. */
export function pageKey(press: Press, on: boolean): PageKey | null {
  if (press.defaultPrevented || press.ctrlKey || press.metaKey || press.altKey || press.typing) return null;
  if (press.key === '?') return 'help';
  if (!on) return null;
  if (press.key === 'j') return 'first';
  return press.key === 'k' ? 'last' : null;
}
