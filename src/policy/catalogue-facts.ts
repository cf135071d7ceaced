/**
 * What the policy room may ask of a catalogue of AWS services. The catalogue room answers it.
 *
 * A catalogue is loaded piece by piece: `undefined` for a service means "not loaded", and checks that need it
 * stay silent.
 */

export type AccessLevel = 'List' | 'Read' | 'Write' | 'Tagging' | 'Permissions management';

/** Types as the Service Authorization Reference prints them. */
export type ConditionKeyType =
  | 'String'
  | 'ArrayOfString'
  | 'ARN'
  | 'ArrayOfARN'
  | 'Bool'
  | 'ArrayOfBool'
  | 'Numeric'
  | 'Date'
  | 'IPAddress'
  | 'Binary';

export interface ConditionKeyFacts {
  /** With `${TagKey}` or the like for a variable part, e.g. `aws:ResourceTag/${TagKey}`. */
  readonly key: string;
  readonly type: ConditionKeyType;
}

export interface ResourceTypeFacts {
  readonly name: string;
  /** Patterns such as `arn:${Partition}:s3:::${BucketName}`. */
  readonly arnPatterns: readonly string[];
  readonly conditionKeys: readonly string[];
}

export interface ActionResourceFacts {
  readonly type: string;
  readonly required: boolean;
  /** Keys that the action supports for resources of this type only; also among the action's `conditionKeys`. */
  readonly conditionKeys?: readonly string[];
}

export interface ActionFacts {
  /** As AWS spells it, without the prefix. */
  readonly name: string;
  readonly accessLevel: AccessLevel;
  /** Empty: the action is authorized on `*`. */
  readonly resourceTypes: readonly ActionResourceFacts[];
  readonly conditionKeys: readonly string[];
  /** Full names such as `iam:PassRole`. */
  readonly dependentActions: readonly string[];
}

export interface ServiceFacts {
  readonly prefix: string;
  readonly name: string;
  /** Keyed by lower-case name without prefix. */
  readonly actions: ReadonlyMap<string, ActionFacts>;
  readonly resourceTypes: ReadonlyMap<string, ResourceTypeFacts>;
  /** Keyed by lower-case key. */
  readonly conditionKeys: ReadonlyMap<string, ConditionKeyFacts>;
}

export interface CatalogueFacts {
  /** All prefixes, lower case; known from the start. */
  readonly prefixes: ReadonlySet<string>;
  service(prefix: string): ServiceFacts | undefined;
  /** Global keys (`aws:…`), keyed by lower-case key. */
  readonly globalKeys: ReadonlyMap<string, ConditionKeyFacts>;
}
