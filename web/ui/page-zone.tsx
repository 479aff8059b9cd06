/** The one clock of a page: every instant on it is told in this zone, and the page says which it is. */
import { createContext, useContext } from 'react';

/** null: the reader's own zone. */
export const PageZone = createContext<string | null>(null);

export function usePageZone(): string | undefined {
  return useContext(PageZone) ?? undefined;
}
