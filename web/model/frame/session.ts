/** Who is signed in, read once and known to every page. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { Me, OperationId, Session } from '#sdk';
import { api } from './api.ts';
import { forgetAllKept } from './kept.ts';
import { me, session } from './queries.ts';

export function useSession(): Session | undefined {
  return useQuery(session()).data;
}

/** Below the portal's frame somebody is signed in: the frame's route has seen to it. */
export function useMe(): Me {
  const { data } = useQuery(me());
  if (!data) throw new Error('nobody is known to be signed in here');
  return data;
}

/** May the reader call this operation at all? Of a single thing its `allowedActions` say more. */
export function useMayOpen(): (operation: OperationId) => boolean {
  const { mayOpen } = useMe();
  return (operation) => mayOpen.includes(operation);
}

/** The name of the company that runs the programme, where the API tells it. */
export function useOwnerName(): string | null {
  const known = useSession() as { ownerName?: string | null } | undefined;
  return known?.ownerName ?? null;
}

export function startOf(side: string): '/home' | '/queue' | '/tenant' {
  return side === 'owner' ? '/queue' : side === 'customer' ? '/tenant' : '/home';
}

export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  const router = useRouter();
  return async () => {
    await api.session.signOut();
    client.clear();
    forgetAllKept();
    await router.navigate({ to: '/sign-in' });
  };
}
