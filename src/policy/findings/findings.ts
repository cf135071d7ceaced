/**
 * All findings, in the order in which they are looked for: the build of the document first, then each element.
 *
 * The order matters: an element that one rule called wrong is not looked at by those that ask for what it means.
 */
import { actions } from './actions.ts';
import { arns } from './arns.ts';
import { conditionKeys } from './condition-keys.ts';
import { conditionValues } from './condition-values.ts';
import { conditions } from './conditions.ts';
import { organization } from './organization.ts';
import { permissiveValues } from './permissive-values.ts';
import { principals } from './principals.ts';
import { keysAndActions } from './keys-and-actions.ts';
import type { FindingRule } from './rule.ts';
import { sids } from './sids.ts';
import { structure } from './structure.ts';
import { trust } from './trust.ts';
import { variables } from './variables.ts';

export const findings: readonly FindingRule[] = [
  ...structure,
  ...sids,
  ...principals,
  ...trust,
  ...organization,
  ...actions,
  ...arns,
  ...conditions,
  ...conditionValues,
  ...permissiveValues,
  ...conditionKeys,
  ...keysAndActions,
  ...variables,
];
