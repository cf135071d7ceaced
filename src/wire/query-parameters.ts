/**
 * The parameters of AWS's Query protocol: `Tags.member.1.Key=team` becomes `{ Tags: [{ Key: 'team' }] }`.
 *
 * Smithy: "AWS Query protocol", request serialization. All leaves are texts; an empty list travels as an empty text and
 * stays one, for the shapes to read (api/shape.ts). Maps are not read: no operation of IAM or STS takes one.
 */
import type { Parameters } from '#api/call.ts';

/** Far above what any operation takes, and low enough that no request costs much. */
const limits = { parameters: 5000, depth: 12, name: 512, index: 99_999 };

type Tree = Map<string, Tree | string>;

/** `undefined` when the names contradict each other or go beyond the bounds. */
export function readParameters(form: readonly (readonly [string, string])[]): Parameters | undefined {
  if (form.length > limits.parameters) return undefined;
  const root: Tree = new Map();
  const placed = form.every(([name, value]) => name.length <= limits.name && place(root, name, value));
  if (!placed) return undefined;
  return Object.fromEntries([...root].map(([name, node]) => [name, valueOf(node)]));
}

/** Whether there was room for it: a text cannot have members. */
function place(root: Tree, name: string, value: string): boolean {
  const steps = name.split('.');
  const last = steps.pop();
  if (last === undefined || steps.length >= limits.depth) return false;
  let node = root;
  for (const step of steps) {
    const next = node.get(step) ?? new Map<string, Tree | string>();
    if (typeof next === 'string') return false;
    node.set(step, next);
    node = next;
  }
  if (node.get(last) instanceof Map) return false;
  node.set(last, value);
  return true;
}

/** `Object.fromEntries` makes own properties of all names, `__proto__` too. */
function valueOf(node: Tree | string): unknown {
  if (typeof node === 'string') return node;
  const members = node.get('member');
  if (node.size === 1 && members instanceof Map) return listOf(members);
  return Object.fromEntries([...node].map(([name, value]) => [name, valueOf(value)]));
}

/** In the order of the indices, which need not be without gaps. */
function listOf(members: Tree): readonly unknown[] {
  return [...members]
    .map(([index, value]) => [Number(index), value] as const)
    .filter(([index]) => Number.isInteger(index) && index > 0 && index <= limits.index)
    .sort(([a], [b]) => a - b)
    .map(([, value]) => valueOf(value));
}
