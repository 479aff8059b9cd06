/**
 * The names under which the claimable workloads and products are known in documents: today's name, earlier brands, short
 * forms, and the forms seen in other languages. Ids as in the catalogue (domain 4.1).
 */
export interface ItemNames {
  id: string;
  kind: 'workload' | 'product';
  /** Names that can mean nothing else. Spaces and hyphens inside are optional when matched. */
  names: string[];
  /**
   * Names that are also ordinary words ("teams", "sales"). They count as an entry of a list of products, behind the name of
   * their family ("Dynamics 365 …"), or, when `aloneInText`, capitalised inside a sentence.
   */
  ordinary: string[];
  /** Family names; an ordinary name right after one of them counts. */
  families: string[];
  aloneInText: boolean;
  /** When one of these follows at once, another thing is meant ("Exchange Server"). */
  notBefore: string[];
}

const dynamics = ['dynamics 365', 'dynamics365', 'dynamics', 'd365', 'ms dynamics', 'dyn365'];
const microsoft = ['microsoft', 'ms', 'office 365', 'o365', 'microsoft 365', 'm365'];

type More = Partial<Omit<ItemNames, 'id' | 'kind' | 'names'>>;

function workload(id: string, names: string[], more: More = {}): ItemNames {
  return {
    id,
    kind: 'workload',
    names,
    ordinary: [],
    families: microsoft,
    aloneInText: true,
    notBefore: [],
    ...more,
  };
}

/** A Dynamics 365 application: every ordinary name also stands behind the family's name. */
function dynamicsApp(id: string, ordinary: string[], names: string[] = [], more: More = {}): ItemNames {
  return {
    id,
    kind: 'product',
    names,
    ordinary,
    families: dynamics,
    aloneInText: false,
    notBefore: [],
    ...more,
  };
}

function powerApp(id: string, names: string[], more: More = {}): ItemNames {
  return {
    id,
    kind: 'product',
    names,
    ordinary: [],
    families: [],
    aloneInText: true,
    notBefore: [],
    ...more,
  };
}

const onPremises = [
  'server',
  'on-prem',
  'onprem',
  'on prem',
  '2007',
  '2010',
  '2013',
  '2016',
  '2019',
  'activesync',
  'rate',
  'hybrid server',
  'foundation',
  'subscription edition',
];
const secondPlan = ['p2', 'plan 2', 'plan2', 'premium p2', 'abonnement 2'];

export const itemNames: ItemNames[] = [
  workload('exchange-online', ['exchange online', 'exo', 'office 365 exchange', 'microsoft 365 exchange'], {
    ordinary: ['exchange'],
    notBefore: [...onPremises, 'protection', 'archiving'],
  }),
  workload('sharepoint-online', ['sharepoint online', 'sharepoint', 'share point', 'spo'], {
    notBefore: onPremises,
  }),
  workload('teams', ['microsoft teams', 'ms teams', 'm365 teams', 'office 365 teams'], {
    ordinary: ['teams'],
  }),
  workload('microsoft-365-apps', [
    'microsoft 365 apps',
    'm365 apps',
    'office 365 proplus',
    'office proplus',
    'office 365 apps',
    'office apps',
    'microsoft 365 desktop apps',
    'office desktop apps',
    'applications microsoft 365',
    'applications office',
    'microsoft 365 applications',
    'microsoft 365 apps for enterprise',
    'microsoft 365 apps for business',
    'microsoft 365 anwendungen',
    'microsoft 365 toepassingen',
  ]),
  workload('intune', ['intune', 'microsoft endpoint manager', 'endpoint manager', 'windows intune']),
  workload(
    'entra-id-p1',
    [
      'entra id p1',
      'entra id plan 1',
      'entra id premium p1',
      'entra id premium plan 1',
      'entra p1',
      'entra id premium',
      'azure ad premium p1',
      'azure ad premium plan 1',
      'azure ad p1',
      'azure ad plan 1',
      'azure ad premium',
      'aadp1',
      'aad p1',
      'aadp',
      'aad premium',
      'aad premium p1',
      'azure active directory premium',
      'azure active directory premium p1',
      'azure active directory p1',
      'azure active directory plan 1',
      'azure active directory premium plan 1',
      'entra id (p1)',
      'azure ad (premium p1)',
      'entra id, plan 1',
      'entra id abonnement 1',
    ],
    { notBefore: secondPlan },
  ),
  workload('viva-engage', ['viva engage', 'yammer']),
  workload('outlook-mobile', [
    'outlook mobile',
    'outlook for mobile',
    'mobile outlook',
    'outlook for ios',
    'outlook for android',
    'outlook for iphone',
    'outlook ios',
    'outlook android',
    'outlook on mobile',
    'outlook mobiel',
    'outlook op mobiel',
    'outlook voor ios',
    'outlook voor android',
    'outlook voor mobiel',
    'mobiele outlook',
    'outlook fur ios',
    'outlook fur android',
    'outlook fur mobilgerate',
    'outlook auf mobilgeraten',
    'mobiles outlook',
    'outlook pour ios',
    'outlook pour android',
    'outlook sur mobile',
    'outlook pour mobile',
    'outlook mobile app',
    'outlook para ios',
    'outlook para android',
    'outlook auf mobilen geraten',
    'outlook op mobiele',
    'outlook sur appareils mobiles',
    'outlook on phones',
  ]),
  workload(
    'information-protection',
    [
      'azure information protection',
      'microsoft information protection',
      'purview information protection',
      'microsoft purview information protection',
      'microsoft 365 information protection',
      'aip',
      'mip',
      'purview informatiebeveiliging',
      'purview informationsschutz',
    ],
    {
      ordinary: ['information protection'],
      families: [...microsoft, 'azure', 'purview', 'microsoft purview'],
    },
  ),
  workload('defender-for-office-365', [
    'defender for office 365',
    'defender for office',
    'defender for o365',
    'microsoft defender for o365',
    'mdo',
    'office 365 advanced threat protection',
    'office 365 atp',
    'o365 atp',
    'advanced threat protection for office 365',
    'defender voor office 365',
    'defender fur office 365',
    'defender pour office 365',
    'defender para office 365',
    'office 365 defender',
  ]),
  dynamicsApp(
    'sales',
    ['sales', 'vertrieb', 'ventes', 'verkoop', 'ventas'],
    ['dynamics 365 sales', 'd365 sales'],
    {
      notBefore: ['navigator', 'copilot', 'force'],
    },
  ),
  dynamicsApp(
    'customer-service',
    [
      'customer service',
      'kundenservice',
      'service client',
      'klantenservice',
      'servicio al cliente',
      'kundendienst',
    ],
    ['dynamics 365 customer service', 'd365 customer service'],
  ),
  dynamicsApp(
    'field-service',
    ['field service', 'aussendienst', 'buitendienst', 'service sur site'],
    ['dynamics 365 field service', 'd365 field service'],
  ),
  dynamicsApp(
    'marketing',
    ['marketing'],
    [
      'dynamics 365 marketing',
      'customer insights journeys',
      'customer insights - journeys',
      'd365 marketing',
    ],
  ),
  dynamicsApp(
    'finance',
    ['finance', 'finanzen', 'finances', 'financien', 'finanzas', 'f&o', 'fo', 'fno'],
    [
      'dynamics 365 finance',
      'dynamics 365 finance and operations',
      'dynamics 365 finance & operations',
      'd365 finance',
      'd365fo',
      'd365 f&o',
      'd365fno',
      'dynamics 365 f&o',
      'finance and operations apps',
      'd365f',
    ],
  ),
  dynamicsApp(
    'supply-chain-management',
    ['supply chain management', 'supply chain', 'scm', 'lieferkettenmanagement'],
    [
      'dynamics 365 supply chain management',
      'dynamics 365 supply chain',
      'd365 scm',
      'dynamics 365 scm',
      'd365scm',
    ],
  ),
  dynamicsApp(
    'commerce',
    ['commerce', 'retail'],
    ['dynamics 365 commerce', 'dynamics 365 retail', 'd365 commerce'],
  ),
  dynamicsApp(
    'human-resources',
    [
      'human resources',
      'hr',
      'talent',
      'personalwesen',
      'ressources humaines',
      'personeelszaken',
      'recursos humanos',
    ],
    ['dynamics 365 human resources', 'dynamics 365 hr', 'dynamics 365 talent', 'd365 hr', 'd365hr'],
  ),
  dynamicsApp(
    'project-operations',
    ['project operations', 'project service automation', 'psa'],
    ['dynamics 365 project operations', 'dynamics 365 project service automation', 'd365 project operations'],
  ),
  dynamicsApp('business-central', ['bc'], ['business central', 'd365bc', 'd365 bc']),
  dynamicsApp(
    'customer-insights',
    ['customer insights'],
    ['dynamics 365 customer insights', 'd365 customer insights'],
    {
      aloneInText: true,
    },
  ),
  powerApp('power-apps', ['power apps', 'powerapps', 'power app']),
  powerApp('power-automate', ['power automate', 'microsoft flow', 'ms flow']),
  powerApp('power-bi', ['power bi', 'powerbi', 'pbi']),
];

/** Families of a whole suite; a name in a list whose heading or neighbour is one of them is a product's name. */
export const familyNames: string[] = [...new Set([...dynamics, ...microsoft, 'power platform'])];

/** "Sales" is an ordinary word: on a paper that people sign it stands with its family's name. */
export function fullName(id: string, name: string): string {
  const known = itemNames.find((item) => item.id === id);
  if (!known?.ordinary.includes(name.toLowerCase())) return name;
  return known.families === dynamics ? `Dynamics 365 ${name}` : `Microsoft ${name}`;
}
