/** `cpor distribute`: from one server to several nodes. */
import { distribute } from '../server/store/postgres/distribute.ts';
import type { Call } from './main.ts';
import { withServer } from './database.ts';

export function distributeCommand(call: Call): Promise<number> {
  return withServer(call, async (config, urls) => {
    const { tenant, reference, local, nodes } = await distribute(urls, {
      log: call.err,
      limits: config.databaseLimits,
    });
    call.out(`${tenant.length} tables lie on ${nodes} nodes by customer: ${tenant.join(', ')}.`);
    call.out(`${reference.length} tables are copied to each: ${reference.join(', ')}.`);
    call.out(
      `${local.length} tables and the accounts (schema auth) stay on the coordinator: ${local.join(', ')}.`,
    );
    call.out('DATABASE_URL must name the coordinator. Run `cpor verify` before the program is started.');
    return 0;
  });
}
