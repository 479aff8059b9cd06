/** Every page of the portal and its address. Each page is loaded when it is first opened. */
import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { administrationPages } from './paths/administration.ts';
import { customerPages } from './paths/customer.ts';
import { incentivePages } from './paths/incentives.ts';
import { invitation, portal, root, signIn, start } from './paths/frame.ts';
import { ownerPages } from './paths/owner.ts';
import { partnerPages } from './paths/partner.ts';
import { parseSearch, stringifySearch } from './model/frame/search/words.ts';
import { Missing, PageBroke, PagePending } from './ui/fallbacks.tsx';

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}

const tree = root.addChildren([
  signIn,
  invitation,
  portal.addChildren([
    start,
    ...partnerPages,
    ...ownerPages,
    ...incentivePages,
    ...administrationPages,
    ...customerPages,
  ]),
]);

export function makeRouter(client: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { client },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultPendingComponent: PagePending,
    defaultPendingMs: 300,
    defaultErrorComponent: PageBroke,
    defaultNotFoundComponent: Missing,
  });
}
