/** A line that came to nothing is claimed again with one click: a new draft with this line, at the step where the proof is added. */
import { Button } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import type { Claim, Line } from '#sdk';
import { copiedFields, refilable, type LeftOut } from '../../model/claims/claim-copy.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useCatalogNames } from '../../model/frame/names.ts';
import { useMe } from '../../model/frame/session.ts';
import { lineName } from '../../ui/claim-lines.tsx';
import page from '../../ui/page.module.css';
import { useAct } from '../frame/act.ts';
import { copyWords, createFitting } from './create-fitting.ts';

export function Refile({ claim }: { claim: Claim }) {
  const { t } = useSpeech();
  const names = useCatalogNames();
  const navigate = useNavigate();
  const me = useMe();
  const left = useRef<LeftOut[]>([]);
  const lines = refilable(claim);
  const act = useAct<Line, Claim>({
    done: () => copyWords(left.current, t, names.item),
    ahead: true,
    run: async (line) => {
      const { activities, solutionArea, customer } = claim;
      const into = { tenantId: customer.tenantId, solutionArea, activities };
      const made = await createFitting(
        {
          locationId: claim.location.id,
          customerTenantId: customer.tenantId,
          customerDomain: customer.domain,
          solutionArea,
          activities,
          name: t.wizard.defaultName(customer.name, names.area(solutionArea)),
          partnerContact: { name: me.name, email: me.email },
          ...copiedFields({ ...claim, lines: [line] }, into),
        },
        activities.length,
      );
      left.current = made.left;
      return made.claim;
    },
    after: ({ id }) =>
      navigate({
        to: '/claims/$claimId/edit',
        params: { claimId: id },
        search: { step: left.current.length > 0 ? 'lines' : 'proof' },
      }),
  });
  if (lines.length === 0) return null;
  return (
    <div className={page.stack}>
      <div className={page.row}>
        {lines.map((line) => (
          <Button key={line.id} size="small" disabledFocusable={act.pending} onClick={() => act.send(line)}>
            {t.wizard.refile(lineName(line))}
          </Button>
        ))}
      </div>
      <p className={`${page.small} ${page.muted}`}>{t.wizard.refileLead}</p>
    </div>
  );
}
