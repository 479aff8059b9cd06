/**
 * Charts bring invisible stops of their own for the Tab key, hidden from readers of the screen and yet focusable, which WCAG
 * forbids. Their points are reached without them, so they are taken out of the order.
 */
import { useEffect, type RefObject } from 'react';

const stops = 'i[aria-hidden="true"]:not([tabindex="-1"])';

export function usePlainFocus(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const remove = (): void => {
      for (const stop of element.querySelectorAll<HTMLElement>(stops)) stop.tabIndex = -1;
    };
    remove();
    const watch = new MutationObserver(remove);
    watch.observe(element, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['tabindex'],
    });
    return () => watch.disconnect();
  }, [box]);
}
