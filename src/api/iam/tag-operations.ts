/**
 * The three operations on the tags of one kind of resource: Tag…, Untag…, List…Tags.
 *
 * AWS: IAM API Reference, "TagUser" and its like. Not here: managed policies, which are found in another way (policy-tag.ts).
 */
import type { ArnText } from '#account/arn.ts';
import type { Tags } from '#account/tag.ts';
import type { World } from '#account/world.ts';
import type { GenericSchema, ObjectEntries } from 'valibot';
import { isAwsError, type AwsError } from '../aws-error.ts';
import { done, operation, type Operation, type Scope } from '../operation.ts';
import { object, type TextShape } from '../shape.ts';
import { paging, tagKeys, tags } from './iam-shapes.ts';
import { paged } from './paging.ts';
import {
  requestTagKeys,
  shownTags,
  withoutTags,
  withTags,
  type TagParameter,
  type TagRules,
} from './tags.ts';

/** A kind of resource that carries tags, and how calls name one of them. */
export interface TaggedKind<T extends { readonly tags: Tags }> {
  /** As in the names of its operations: `MFADevice`. */
  readonly type: string;
  readonly parameter: string;
  readonly shape: TextShape;
  readonly rules: TagRules;
  /** For permission, whether it exists or not. */
  readonly arn: (scope: Scope, name: string) => ArnText;
  readonly find: (scope: Scope, name: string) => T | AwsError;
  readonly put: (world: World, record: T) => World;
}

export function tagOperations<T extends { readonly tags: Tags }>(kind: TaggedKind<T>): readonly Operation[] {
  return [tag(kind), untag(kind), listTags(kind)];
}

type Named = Readonly<Record<string, unknown>>;
type Naming = Pick<TaggedKind<never>, 'parameter' | 'shape'>;

/** The parameter that names the resource, and others. */
function naming<P>({ parameter, shape }: Naming, others: ObjectEntries): GenericSchema<unknown, Named & P> {
  return object({ [parameter]: shape, ...others }) as unknown as GenericSchema<unknown, Named & P>;
}

function nameIn({ parameter }: Naming, parameters: Named): string {
  return parameters[parameter] as string;
}

function tag<T extends { readonly tags: Tags }>(kind: TaggedKind<T>): Operation {
  const action = `Tag${kind.type}`;
  return operation({
    service: 'iam',
    name: action,
    parameters: naming<{ readonly Tags: readonly TagParameter[] }>(kind, { Tags: tags }),
    asks: ({ Tags: given, ...rest }, scope) => [
      { action: `iam:${action}`, resource: kind.arn(scope, nameIn(kind, rest)), keys: requestTagKeys(given) },
    ],
    run: ({ Tags: given, ...rest }, scope) => {
      const record = kind.find(scope, nameIn(kind, rest));
      if (isAwsError(record)) return record;
      const set = withTags(record.tags, given, kind.rules);
      return isAwsError(set) ? set : done(kind.put(scope.world, { ...record, tags: set }));
    },
  });
}

function untag<T extends { readonly tags: Tags }>(kind: TaggedKind<T>): Operation {
  const action = `Untag${kind.type}`;
  return operation({
    service: 'iam',
    name: action,
    parameters: naming<{ readonly TagKeys: readonly string[] }>(kind, { TagKeys: tagKeys }),
    asks: ({ TagKeys, ...rest }, scope) => [
      {
        action: `iam:${action}`,
        resource: kind.arn(scope, nameIn(kind, rest)),
        keys: { 'aws:TagKeys': TagKeys },
      },
    ],
    run: ({ TagKeys, ...rest }, scope) => {
      const record = kind.find(scope, nameIn(kind, rest));
      if (isAwsError(record)) return record;
      const kept = withoutTags(record.tags, TagKeys, kind.rules);
      return done(kind.put(scope.world, { ...record, tags: kept }));
    },
  });
}

function listTags<T extends { readonly tags: Tags }>(kind: TaggedKind<T>): Operation {
  const action = `List${kind.type}Tags`;
  return operation({
    service: 'iam',
    name: action,
    parameters: naming<{ readonly Marker?: string; readonly MaxItems?: number }>(kind, paging),
    asks: (parameters, scope) => [
      { action: `iam:${action}`, resource: kind.arn(scope, nameIn(kind, parameters)) },
    ],
    run: (parameters, scope) => {
      const record = kind.find(scope, nameIn(kind, parameters));
      if (isAwsError(record)) return record;
      const response = paged('Tags', shownTags(record.tags), parameters, (entry) => entry);
      return isAwsError(response) ? response : done(scope.world, response);
    },
  });
}
