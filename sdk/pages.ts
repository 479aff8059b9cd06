/** Walks a list to its end, page by page. */
export interface Listed<Item> {
  items: Item[];
  nextCursor: string | null;
}

/**
 * for await (const claim of items(api.claims.list, { status: ['approved'] })) …
 * A page may be empty and still have a next one.
 */
export async function* items<Request extends object, Item>(
  list: (request: Request & { cursor?: string | undefined }) => Promise<Listed<Item>>,
  request: Request,
): AsyncGenerator<Item, void, undefined> {
  let cursor: string | undefined;
  do {
    const page = await list({ ...request, ...(cursor !== undefined && { cursor }) });
    yield* page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

const mostPages = 10;

/**
 * One page that is as full as it can be: pages that a filter left thin are read on, until `atLeast` items are there. After ten pages
 * it answers what it has, so that nobody waits for a filter that fits almost nothing.
 */
export async function filled<Request extends object, Item>(
  list: (request: Request & { cursor?: string | undefined }) => Promise<Listed<Item>>,
  request: Request & { cursor?: string | undefined },
  atLeast: number,
): Promise<Listed<Item>> {
  const found: Item[] = [];
  let { cursor } = request;
  for (let pages = 1; ; pages += 1) {
    const page = await list({ ...request, ...(cursor !== undefined && { cursor }) });
    found.push(...page.items);
    if (page.nextCursor === null || found.length >= atLeast || pages === mostPages)
      return { items: found, nextCursor: page.nextCursor };
    cursor = page.nextCursor;
  }
}
