/** The contract as a document. Everything in it comes from the operations; examples that an operation does not give are made from its schema. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { fillExamples } from './openapi-examples.ts';
import type { Env } from './serve.ts';

export interface Document {
  openapi: string;
  paths: Record<string, Record<string, Record<string, unknown>>>;
  components: Record<string, Record<string, unknown>>;
}

const description = `One contract for everyone: the portal, the command line, the SDK and a partner's own system use the same routes and rights.

Ids are prefixed and opaque. Instants are RFC 3339 in UTC. Unknown fields of a request are refused; clients accept unknown fields and words in answers.
Every answer carries \`Request-Id\`. Acts ask for \`If-Match\`; every POST honours \`Idempotency-Key\`. Lists go on with \`cursor\`.
A page may hold fewer items than asked for while \`nextCursor\` is not null: filters are applied to one page of the list at a time.`;

const tags = [
  ['Session', 'Signing in and out, and who one is.'],
  ['Company', 'Locations, enrolments and people of the own company.'],
  ['Catalog', 'What can be claimed, and by which rules.'],
  ['Customers', 'The tenant directory.'],
  ['Claims', 'From the draft to the decision.'],
  ['Files', 'Proof of execution.'],
  ['Review', 'Work lists of the programme owner.'],
  ['Tasks', 'What else a person of the programme owner has to do.'],
  ['Arbitration', 'Rivals for one line.'],
  ['Notices', 'Mail to the customer.'],
  ["Customer's decision", 'By signed link, without an account.'],
  ['Associations', 'Partners of record, and the usage they may see.'],
  ['Tenant', "For the customer's signed-in administrator."],
  ['Events', 'The pull feed.'],
  ['API keys', 'For programs.'],
  [
    'Administration',
    'What all tenants share: calendars, policies, catalogue, texts. Every change is a new version with who, when and why.',
  ],
  ['Partners', 'Partners, locations and enrolments, for the programme owner.'],
  ['Incentives', 'Enrolment with agreement, payout and tax profile, terms, runs and earnings.'],
  ['Saved views', 'How people like to see their lists.'],
  ['Oversight', "How the programme's work goes, in figures."],
  ['Sandbox', 'The clock of the demo.'],
  ['Demo', 'People of the demo.'],
];

export function openApiDocument(app: OpenAPIHono<Env>): Document {
  const document = app.getOpenAPI31Document(
    {
      openapi: '3.1.0',
      info: {
        title: 'OpenCPOR',
        version: '1.0.0',
        description,
        license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
      },
      servers: [{ url: '/', description: 'This installation' }],
      tags: tags.map(([name, text]) => ({ name: name as string, description: text as string })),
    },
    { sortComponents: 'alphabetically' },
  ) as unknown as Document;
  return fillExamples(document);
}
