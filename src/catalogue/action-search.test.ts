import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ActionIndex, readActionIndex } from './action-index.ts';
import { type ActionMatch, searchActions } from './action-search.ts';

let index: ActionIndex;

beforeAll(async () => {
  const file = join(import.meta.dirname, '../../public/catalogue/actions.json');
  index = readActionIndex(JSON.parse(await readFile(file, 'utf8')));
});

/** The name with what was matched in brackets. */
function marked({ action, ranges }: ActionMatch): string {
  const marks = ranges.flatMap(([from, to]) => [
    { at: from, mark: '[' },
    { at: to, mark: ']' },
  ]);
  return marks.reduceRight((text, { at, mark }) => text.slice(0, at) + mark + text.slice(at), action.name);
}

describe('over the whole catalogue', () => {
  it.each([
    // typed, best matches
    ['s3:GetObject', ['[s3:GetObject]', '[s3:GetObject]Acl']],
    ['s3:delobj', ['[s3:Del]ete[Obj]ect', '[s3:Del]ete[Obj]ectVersion']],
    ['getobj', ['s3:[GetObj]ect', 's3:[GetObj]ectAcl']],
    ['passrole', ['iam:[PassRole]']],
    ['assumerole', ['sts:[AssumeRole]', 'sts:[AssumeRole]WithSAML']],
    ['putitem', ['dynamodb:[PutItem]', 'dax:[PutItem]']],
    ['ec2 run', ['[ec2]:[Run]Instances', '[ec2]:[Run]ScheduledInstances']],
    ['dyn:geti', ['[dyn]amodb[:GetI]tem']],
    ['descdbinst', ['rds:[Desc]ribe[DBInst]ances']],
    ['pub:desc', ['ecr-[pub]lic[:Desc]ribe']],
    ['bject', ['s3:GetO[bject]', 's3:PutO[bject]']],
    ['gtbkt', ['s3:[G]e[tB]uc[k]e[t]']],
    ['s3:Get*', ['[s3:Get]Object']],
    ['lambda', ['[lambda]:']],
    ['iot', ['[iot]:']],
  ])('%s', (text, best) => {
    const found = searchActions(index, text, best.length).best.map(marked);
    const starts = found.map((match, i) => match.slice(0, best[i]?.length));
    expect(starts).toEqual(best);
  });

  it('says how many more there are', () => {
    const all = index.actions.length;
    const lettersInOrder = index.actions.filter(({ lower }) => /s.*3.*:/.test(lower)).length;
    expect(searchActions(index, '', 10)).toMatchObject({ best: { length: 10 }, more: all - 10 });
    expect(searchActions(index, 's3:', 10).more).toBe(lettersInOrder - 10);
    expect(searchActions(index, 's3:', 0)).toEqual({ best: [], more: lettersInOrder });
    expect(searchActions(index, 'iam:DeactivateMFADevice', 10)).toMatchObject({
      best: { length: 1 },
      more: 0,
    });
    expect(searchActions(index, 'xyzzy', 10)).toEqual({ best: [], more: 0 });
  });

  it('marks nothing when nothing was typed', () => {
    expect(searchActions(index, ' ', 1).best.map(({ ranges }) => ranges)).toEqual([[]]);
  });

  it('takes a long text without running out of time', () => {
    expect(searchActions(index, 'e'.repeat(100), 10).best).toEqual([]);
    expect(searchActions(index, 'e'.repeat(1_000_000), 10).best).toEqual([]);
  });

  it('finds every action by its name, first, and marks letters that make up the text', () => {
    fc.assert(
      fc.property(fc.nat(index.actions.length - 1), fc.infiniteStream(fc.boolean()), (place, keep) => {
        const name = index.actions[place]?.name ?? '';
        expect(searchActions(index, name, 1).best[0]?.action.name).toBe(name);
        const some = Array.from(name)
          .filter(() => keep.next().value)
          .join('');
        for (const { action, ranges } of searchActions(index, some, 3).best) {
          expect(ranges.map(([from, to]) => action.lower.slice(from, to)).join('')).toBe(some.toLowerCase());
        }
      }),
    );
  });
});
