/** Which form of a person's page is open: the address says so, and the button that opened it gets the focus back. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { PersonSearch } from '../../model/frame/search/people.ts';
import { focusOpener } from '../frame/open-form.tsx';

export interface PersonForm extends PersonSearch {
  open: (form: PersonSearch) => void;
  close: () => void;
}

/** The page stands at two addresses: a partner's and the programme owner's. */
export function usePersonForm(): PersonForm {
  const navigate = useNavigate();
  const { act, of } = useSearch({ strict: false }) as PersonSearch;
  const go = (search: PersonSearch): void => {
    void navigate({ to: '.', search: search as never, replace: true, resetScroll: false });
  };
  return {
    ...(act && { act }),
    ...(of !== undefined && { of }),
    open: go,
    close: () => {
      go({});
      focusOpener(openerOf({ ...(act && { act }), ...(of !== undefined && { of }) }));
    },
  };
}

/** The name under which the button that opens a form is found again. */
export function openerOf({ act = 'give', of }: PersonSearch): string {
  return [act, of].filter(Boolean).join(' ');
}
