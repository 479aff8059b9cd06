/** The default catalogue as data (domain 4.1). The running system reads it from the database, where an administrator may add to it. */
import type { TextLanguage } from './reason-text.ts';

export type ItemKind = 'workload' | 'product';
export type AttributionKind = 'usage' | 'presales' | 'revenue';
export type PurchaseMotion = 'volume-licensing' | 'web-direct' | 'enterprise-agreement' | 'csp';
export type SubscriptionState = 'active' | 'in-grace' | 'ended' | 'not-provisioned';

/** What an administrator adds to anything of the catalogue; the default catalogue does without. */
export interface Described {
  /** By language; where one is missing, the pages have words of their own, else the name. */
  texts?: Partial<Record<TextLanguage, { name: string; description: string }>>;
  /** Not offered for new claims; what was claimed before goes on. */
  withdrawn?: boolean;
}

export interface Named extends Described {
  id: string;
  name: string;
}

export interface Activity extends Described {
  id: string;
  solutionArea: string;
  name: string;
  /** null: recognition without a paying programme. */
  programme: string | null;
  pays: boolean;
  level: ItemKind;
  /** null: any motion. Enterprise agreement counts as volume licensing. */
  motions: PurchaseMotion[] | null;
  kind: AttributionKind;
  /** Activities that may stand in the same claim. */
  combinesWith: string[];
  /** Asks for solution seller, customer name and ISV product. */
  asksRevenueDetails: boolean;
}

export interface CatalogItem extends Named {
  kind: ItemKind;
  solutionArea: string;
}

export interface Catalog {
  solutionAreas: Named[];
  programmes: Named[];
  items: CatalogItem[];
  activities: Activity[];
}

const enterpriseMotions: PurchaseMotion[] = ['volume-licensing', 'enterprise-agreement', 'web-direct'];

const workload = (id: string, name: string): CatalogItem => ({
  id,
  kind: 'workload',
  name,
  solutionArea: 'microsoft-365',
});
const product = (id: string, name: string): CatalogItem => ({
  id,
  kind: 'product',
  name,
  solutionArea: 'business-applications',
});

export const items: CatalogItem[] = [
  workload('exchange-online', 'Exchange Online'),
  workload('sharepoint-online', 'SharePoint Online'),
  workload('teams', 'Teams'),
  workload('microsoft-365-apps', 'Microsoft 365 Apps'),
  workload('intune', 'Intune'),
  workload('entra-id-p1', 'Entra ID P1'),
  workload('viva-engage', 'Viva Engage (Yammer)'),
  workload('outlook-mobile', 'Outlook Mobile'),
  workload('information-protection', 'Information Protection'),
  workload('defender-for-office-365', 'Defender for Office 365'),
  product('sales', 'Sales'),
  product('customer-service', 'Customer Service'),
  product('field-service', 'Field Service'),
  product('marketing', 'Marketing'),
  product('finance', 'Finance'),
  product('supply-chain-management', 'Supply Chain Management'),
  product('commerce', 'Commerce'),
  product('human-resources', 'Human Resources'),
  product('project-operations', 'Project Operations'),
  product('business-central', 'Business Central'),
  product('customer-insights', 'Customer Insights'),
  product('power-apps', 'Power Apps'),
  product('power-automate', 'Power Automate'),
  product('power-bi', 'Power BI'),
];

export const solutionAreas = [
  { id: 'microsoft-365', name: 'Microsoft 365' },
  { id: 'business-applications', name: 'Business Applications' },
  { id: 'modern-work-and-security', name: 'Modern Work and Security' },
];

export const programmes = [
  { id: 'osu-microsoft-365', name: 'OSU – Microsoft 365' },
  { id: 'osa-sell', name: 'OSA Sell' },
  { id: 'osu-business-applications', name: 'OSU – Business Applications' },
];

type Pays = Pick<Activity, 'programme' | 'pays'>;
const unpaid: Pays = { programme: null, pays: false };
const paidBy = (programme: string): Pays => ({ programme, pays: true });

function activity(
  solutionArea: string,
  id: string,
  name: string,
  kind: AttributionKind,
  pays: Pays,
  more: Partial<Pick<Activity, 'combinesWith' | 'asksRevenueDetails' | 'level' | 'motions'>> = {},
): Activity {
  return {
    solutionArea,
    id,
    name,
    kind,
    ...pays,
    level: 'product',
    motions: enterpriseMotions,
    combinesWith: [],
    asksRevenueDetails: false,
    ...more,
  };
}

/** Activities of the years 2019 to 2023 (policies cpor-2019-10 and cpor-2020-07). */
export const activities2019: Activity[] = [
  activity('microsoft-365', 'usage', 'Usage', 'usage', paidBy('osu-microsoft-365'), {
    level: 'workload',
    motions: null,
  }),
  activity('business-applications', 'presales', 'Presales', 'presales', paidBy('osa-sell'), {
    combinesWith: ['usage'],
  }),
  activity('business-applications', 'usage', 'Usage', 'usage', paidBy('osu-business-applications'), {
    combinesWith: ['presales'],
  }),
  activity('business-applications', 'revenue-association', 'Revenue association', 'revenue', unpaid, {
    asksRevenueDetails: true,
  }),
];

/** Activities from 10 October 2023 (policy cpor-2023-10). */
export const activities2023: Activity[] = [
  activity(
    'business-applications',
    'build-intent-advisor',
    'Build intent – Advisor',
    'presales',
    paidBy('osa-sell'),
  ),
  activity('business-applications', 'usage-recognition', 'Usage recognition', 'usage', unpaid),
  activity(
    'business-applications',
    'influenced-revenue-recognition',
    'Influenced revenue recognition',
    'revenue',
    unpaid,
    { asksRevenueDetails: true },
  ),
  activity(
    'modern-work-and-security',
    'use-or-consume',
    'Use or consume',
    'usage',
    paidBy('osu-microsoft-365'),
    { level: 'workload', motions: null },
  ),
];

/** The M365 workloads are offered under either name of their solution area. */
export function itemFits(item: CatalogItem, activity: Activity): boolean {
  return item.kind === activity.level;
}

/** What two claims may not both hold: item or subscription, by kind of attribution, inside one tenant (domain 4.1). */
export function exclusivityKey(
  itemKind: ItemKind,
  itemOrSubscriptionId: string,
  kind: AttributionKind,
): string {
  return `${itemKind === 'workload' ? 'workload' : 'subscription'}:${itemOrSubscriptionId}:${kind}`;
}
