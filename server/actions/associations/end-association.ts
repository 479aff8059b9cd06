import { endAssociation as decide } from '../../../rules/claim/association.ts';
import { plainAct } from '../run/claim-act.ts';
import { whateverChanged } from '../run/context.ts';
import type { EndAssociationInput } from '../run/inputs.ts';

export const endAssociation = plainAct<EndAssociationInput>('end-association', decide, whateverChanged);
