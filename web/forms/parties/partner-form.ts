/** Which form of a partner's page is open: the address says so, and the button that opened it gets the focus back. */
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { focusOpener } from '../frame/open-form.tsx';
import type { PartnerSearch } from '../../model/frame/search/administration.ts';

const route = getRouteApi('/portal/admin/partners/$partnerId');

export function usePartnerForm(): { open: (form: PartnerSearch) => void; close: () => void } {
  const navigate = useNavigate({ from: '/admin/partners/$partnerId' });
  const search = route.useSearch();
  const go = (form: PartnerSearch): void => {
    void navigate({ search: form, replace: true, resetScroll: false });
  };
  return {
    open: go,
    close: () => {
      go({});
      focusOpener(openerOf(search));
    },
  };
}

/** The name under which the button that opens a form is found again. */
export function openerOf({ act = 'edit', location, programme }: PartnerSearch): string {
  return [act, location, programme].filter(Boolean).join(' ');
}
