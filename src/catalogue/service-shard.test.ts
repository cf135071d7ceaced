import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Action, accessLevels, packService, type Service, unpackService } from './service-shard.ts';

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,6}$/);

/** A service whose lists of keys are in the order of its keys, as the generator makes them. */
const services = fc
  .record({
    keys: fc.uniqueArray(name, { maxLength: 5, selector: (key) => key.toLowerCase() }),
    types: fc.uniqueArray(name, { maxLength: 4 }),
    actions: fc.uniqueArray(name, { maxLength: 5, selector: (action) => action.toLowerCase() }),
  })
  .chain(({ keys, types, actions }) =>
    fc.record({
      keys: fc.constant(keys),
      types: fc.tuple(...types.map((type) => typeNamed(type, keys))),
      actions: fc.tuple(...actions.map((action) => actionNamed(action, types, keys))),
    }),
  )
  .map(({ keys, types, actions }): Service => ({
    prefix: 'test',
    name: 'Test',
    actions: new Map(actions.map((action) => [action.name.toLowerCase(), action])),
    resourceTypes: new Map(types.map((type) => [type.name, type])),
    conditionKeys: new Map(keys.map((key) => [key.toLowerCase(), { key, type: 'String' }])),
  }));

function typeNamed(type: string, keys: readonly string[]) {
  return fc.record({
    name: fc.constant(type),
    arnPatterns: fc.array(name, { minLength: 1, maxLength: 2 }),
    conditionKeys: fc.subarray([...keys]),
  });
}

function actionNamed(
  action: string,
  types: readonly string[],
  keys: readonly string[],
): fc.Arbitrary<Action> {
  const rows = fc.subarray([...types]).chain((some) =>
    fc.tuple(
      ...some.map((type) =>
        fc.record({
          type: fc.constant(type),
          required: fc.boolean(),
          conditionKeys: fc.subarray([...keys]),
        }),
      ),
    ),
  );
  return fc
    .record({
      accessLevel: fc.constantFrom(...Object.values(accessLevels)),
      resourceTypes: rows,
      own: fc.subarray([...keys]),
      dependentActions: fc.uniqueArray(name.map((dependent) => `iam:${dependent}`)),
      sentence: fc.option(fc.constant('Does a thing.'), { nil: undefined }),
    })
    .map(({ own, sentence, ...facts }) => {
      const all = new Set([...own, ...facts.resourceTypes.flatMap((row) => row.conditionKeys)]);
      return {
        ...facts,
        name: action,
        conditionKeys: keys.filter((key) => all.has(key)),
        ...(sentence && { sentence }),
      };
    });
}

it('unpacks what it packed, also after a journey as JSON', () => {
  fc.assert(
    fc.property(services, (service) => {
      const packed = JSON.parse(JSON.stringify(packService(service))) as ReturnType<typeof packService>;
      expect(unpackService('test', 'Test', packed)).toEqual(service);
    }),
  );
});

it('packs a service so that a person can still read it', () => {
  const object = { name: 'object', arnPatterns: ['arn:${Partition}:s3:::${B}/${O}'], conditionKeys: [] };
  const bucket = {
    name: 'bucket',
    arnPatterns: ['arn:${Partition}:s3:::${B}'],
    conditionKeys: ['aws:TagKeys'],
  };
  const copy: Action = {
    name: 'Copy',
    accessLevel: 'Permissions management',
    resourceTypes: [
      { type: 'object', required: true, conditionKeys: [] },
      { type: 'bucket', required: false, conditionKeys: ['aws:TagKeys'] },
    ],
    conditionKeys: ['aws:TagKeys', 's3:authType'],
    dependentActions: ['iam:PassRole', 'kms:Decrypt'],
  };
  const packed = packService({
    prefix: 's3',
    name: 'Amazon S3',
    actions: new Map([['copy', copy]]),
    resourceTypes: new Map([object, bucket].map((type) => [type.name, type])),
    conditionKeys: new Map([
      ['aws:tagkeys', { key: 'aws:TagKeys', type: 'ArrayOfString' }],
      ['s3:authtype', { key: 's3:authType', type: 'String' }],
    ]),
  });
  expect(packed).toEqual({
    keys: { 'aws:TagKeys': 'ArrayOfString', 's3:authType': 'String' },
    keySets: ['0', '1'],
    types: { object: ['', 'arn:${Partition}:s3:::${B}/${O}'], bucket: ['0', 'arn:${Partition}:s3:::${B}'] },
    actions: { Copy: ['P', '0! 1:0', '1', 'iam:PassRole kms:Decrypt'] },
  });
});

it.each([
  ['an unknown access level', { keys: {}, keySets: [], types: {}, actions: { A: ['X'] } }],
  ['a resource type that is not there', { keys: {}, keySets: [], types: {}, actions: { A: ['R', '3'] } }],
  ['a key set that is not there', { keys: {}, keySets: [], types: {}, actions: { A: ['R', '', '3'] } }],
  ['a key that is not there', { keys: {}, keySets: ['3'], types: {}, actions: {} }],
])('refuses %s', (_what, packed) => {
  expect(() => unpackService('test', 'Test', packed)).toThrow(/unknown access level X|nothing at place 3/);
});
