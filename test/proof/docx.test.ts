import { describe, expect, it } from 'vitest';
import { codesOf, docx, facts } from './claims.ts';
import { makeDocx, type Block, type DocxParts } from './make-docx.ts';

const claim = facts('velderlogistics', 'Kestrel Cloud', 'sales field-service');
const head: Block[] = [
  'Statement of Work',
  'Supplier: Kestrel Cloud (Partner ID 4110005)',
  'Client: Velderlogistics Pty Ltd',
  'Domain: velderlogistics.example',
  'Directory (tenant) ID: 5f557203-3018-40c5-a38f-d547923a7369',
];
const service: Block[] = [
  { heading: '1. Scope of services' },
  'The supplier plans the migration, configures policies, trains the users in six sessions and reports adoption every month from September 2026 to March 2027.',
];
const products: Block[] = [
  { heading: '2. Products and workloads in scope' },
  { bullets: ['Dynamics 365 Sales', 'Dynamics 365 Field Service'] },
];
const signed: Block[] = [
  'Acknowledgement by the client',
  'Signed for the client by: C. Moreau',
  'Date: 5 October 2026',
];
const none = 'missing-customer-acknowledgement missing-or-old-dates';

const cases: [string, Block[], string, DocxParts?][] = [
  ['paragraphs', [...head, ...service, ...products, ...signed], ''],
  [
    'a table of labels and values',
    [
      'Order',
      [
        ['Partner', 'Kestrel Cloud'],
        ['Customer', 'VELDERLOGISTICS PTY LTD'],
        ['Domain', 'velderlogistics.example'],
        ['Tenant', '5f557203-3018-40c5-a38f-d547923a7369'],
        ['Products', 'D365 Sales\nD365 Field Service'],
        [
          'Services',
          'Design, configuration and roll-out of the sales process; training of forty users; support for six months.',
        ],
      ],
      ...signed,
    ],
    '',
  ],
  [
    'signatures side by side in a table',
    [
      ...head,
      ...service,
      ...products,
      [
        ['For the client', 'For the supplier'],
        [
          'Name: C. Moreau\nSignature: /s/ C. Moreau\nDate: 5 October 2026',
          'Name: E. Sales\nSignature: /s/ E. Sales\nDate: 1 January 2024',
        ],
      ],
    ],
    '',
  ],
  [
    'only the supplier signed in the table',
    [
      ...head,
      ...service,
      ...products,
      [
        ['For the client', 'For the supplier'],
        ['Name:\nSignature:\nDate:', 'Name: E. Sales\nSignature: /s/ E. Sales\nDate: 1 October 2026'],
      ],
    ],
    none,
  ],
  [
    'signatures set with tabs',
    [
      ...head,
      ...service,
      ...products,
      'For the client\t\t\t\tFor the supplier',
      'C. Moreau\t\t\t\tE. Sales',
      '5 October 2026\t\t\t\t1 January 2024',
    ],
    '',
  ],
  [
    'rows of parties',
    [
      ...head,
      ...service,
      ...products,
      { heading: 'Signatures' },
      [
        ['Party', 'Name', 'Date'],
        ['Supplier', 'E. Sales', '1 October 2026'],
        ['Client', 'C. Moreau', '5 October 2026'],
      ],
    ],
    '',
  ],
  [
    'rows of parties, the client has not signed',
    [
      ...head,
      ...service,
      ...products,
      { heading: 'Signatures' },
      [
        ['Party', 'Name', 'Date'],
        ['Supplier', 'E. Sales', '1 October 2026'],
        ['Client', '', ''],
      ],
    ],
    none,
  ],
  [
    'tick boxes',
    [...head, ...service, 'Products', '☒ Dynamics 365 Sales', '☐ Dynamics 365 Field Service', ...signed],
    'missing-products',
  ],
  [
    'the partner in the letterhead only',
    [
      ...head.filter((block) => typeof block === 'string' && !block.startsWith('Supplier')),
      ...service,
      ...products,
      ...signed,
    ],
    '',
    { header: ['Kestrel Cloud · 1 Harbour Road · London'] },
  ],
  [
    'the domain in the footer',
    [
      ...head.filter((block) => typeof block === 'string' && !block.startsWith('Domain')),
      ...service,
      ...products,
      ...signed,
    ],
    '',
    { footer: ['velderlogistics.example'] },
  ],
  [
    'table in scope and out of scope',
    [
      ...head,
      ...service,
      [
        ['In scope', 'Out of scope'],
        ['Dynamics 365 Sales', 'Dynamics 365 Field Service\nPower BI'],
      ],
      ...signed,
    ],
    'missing-products',
  ],
  [
    'nothing about the work',
    [...head, { heading: 'Scope of services' }, 'TBD', ...products, ...signed],
    'missing-partner-service',
  ],
];

describe('Word files', () => {
  it.each(cases)('%s', async (_, blocks, expected, parts) => {
    expect(await codesOf(claim, makeDocx(blocks, parts), docx)).toBe(expected);
  });
});
