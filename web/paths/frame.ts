/** The frame of every page: who must be signed in, and to which side a page belongs. */
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { NetworkProblem, type OperationId } from '#sdk';
import { me, sandboxClock, session } from '../model/frame/queries.ts';
import { signInSearch } from '../model/frame/search/sign-in.ts';
import { startOf } from '../model/frame/session.ts';
import { MissingOutside, StartBroke } from '../ui/fallbacks.tsx';
import { Shell } from '../ui/shell.tsx';

type Side = 'partner' | 'owner' | 'customer';
declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Whose page it is; everybody's when left out. */
    sides?: Side[];
    /** What the page cannot be without: whoever may not call it reads so instead, and who can grant it. */
    opens?: OperationId;
  }
}

/**
 * A page that cannot be fetched is tried again by loading the site again, which finds the files of a newer version.
 * Without a network that would only lose the page that is there.
 */
export const pageOf: typeof lazyRouteComponent = (load, name) =>
  lazyRouteComponent(
    () =>
      load().catch((error: unknown) => {
        throw navigator.onLine ? error : new NetworkProblem(error);
      }),
    name,
  );

export const root = createRootRouteWithContext<{ client: QueryClient }>()({
  notFoundComponent: MissingOutside,
  errorComponent: StartBroke,
});

export const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  component: pageOf(() => import('../pages/parties/sign-in.tsx'), 'SignInPage'),
});

export const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation/$token',
  component: pageOf(() => import('../pages/parties/invitation.tsx'), 'InvitationPage'),
});

/** The frame of everything that needs somebody to be signed in. */
export const portal = createRoute({
  getParentRoute: () => root,
  id: 'portal',
  component: Shell,
  beforeLoad: async ({ context: { client }, location }) => {
    const { member, demo, mustAddSecondFactor } = await client.ensureQueryData(session());
    if (!member || mustAddSecondFactor)
      throw redirect({
        to: '/sign-in',
        search: location.pathname === '/' ? {} : { returnTo: location.href },
      });
    // The clock is part of the frame: without it the frame would grow under the reader's eyes.
    const clock = demo ? client.ensureQueryData(sandboxClock()).catch(() => null) : null;
    await Promise.all([client.ensureQueryData(me()), clock]);
  },
});

export const start = createRoute({
  getParentRoute: () => portal,
  path: '/',
  beforeLoad: async ({ context: { client } }) => {
    throw redirect({ to: startOf((await client.ensureQueryData(me())).side), replace: true });
  },
});

export const portalPage = { getParentRoute: () => portal };
const pageFor =
  (...sides: Side[]) =>
  (opens: OperationId) => ({ ...portalPage, staticData: { sides, opens } });
/** Pages of a side, each with the operation that it begins with. */
export const partner = pageFor('partner');
export const owner = pageFor('owner');
export const customer = pageFor('customer');
export const both = pageFor('partner', 'owner');
export const everybody = pageFor('partner', 'owner', 'customer');
