/** A new policy, made from an existing one. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { PolicyForm } from '../../forms/programme/policy-form.tsx';
import { mayDo } from '../../model/frame/allowed.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { catalogVersion, policies as policiesQuery } from '../../model/frame/queries.ts';
import { Page, Section } from '../../ui/page.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { ReadsOnly } from '../../ui/versions.tsx';

const route = getRouteApi('/portal/admin/policies/new');

export function NewPolicyPage() {
  const { t } = useSpeech();
  const { from } = route.useSearch();
  const query = useQuery(policiesQuery());
  const offered = useQuery(catalogVersion('latest'));
  const words = t.admin.policy;
  return (
    <Page
      title={words.newTitle}
      lead={words.newLead}
      crumbs={[{ label: t.nav.adminPolicies, to: '/admin/policies' }]}
    >
      <Loaded query={query} rows={8} height={60}>
        {(list) => {
          const base = list.items.find((one) => one.id === from) ?? list.items.at(-1);
          if (!base) return <Empty title={words.none} />;
          return (
            <Section id="form" title={words.basedOn(base.name)}>
              {mayDo(list, 'create-policy') ? (
                <Loaded query={offered} rows={4}>
                  {({ activities }) => <PolicyForm key={base.id} base={base} offered={activities} />}
                </Loaded>
              ) : (
                <ReadsOnly />
              )}
            </Section>
          );
        }}
      </Loaded>
    </Page>
  );
}
