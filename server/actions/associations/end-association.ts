import { endAssociation as decide } from '../../../rules/claim/association.ts';
import { plainAct } from '../run/claim-act.ts';
import { whateverChanged } from '../run/context.ts';
import type { EndAssociationInput } from '../run/inputs.ts';

const act = plainAct<EndAssociationInput>('end-association', decide);

export const endAssociation: typeof act = (ctx, ref, input, present) =>
  act(whateverChanged(ctx), ref, input, present);
