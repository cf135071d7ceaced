/**
 * Reads a policy text as JSON, and knows where each value stands in it.
 *
 * Texts are foreign: size and depth are bounded before any parser sees them.
 * Not here: what the JSON means as a policy (compile.ts), what is wrong with it as a policy (findings/).
 */
import {
  findNodeAtLocation,
  getLocation,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import type { Finding } from './finding.ts';
import { memo } from './memo.ts';
import type { JsonPath, Position, Range } from './position.ts';

/** Characters and levels. AWS takes 131,072 characters at most; training material may hold more. */
export const mostCharacters = 4_000_000;
export const deepestLevel = 64;

export interface ParsedPolicy {
  readonly text: string;
  /** The JSON value; `undefined` when the text is no JSON. */
  readonly value: unknown;
  /** The same as jsonc-parser's tree, which knows the place of each value; `undefined` when nothing could be read. */
  readonly root: Node | undefined;
  /** Why it is no JSON, or that an object names something twice. */
  readonly problems: readonly Finding[];
  /** Where the value of this path stands. */
  readonly locate: (path: JsonPath) => Range | undefined;
  /** Where the name of this property stands. */
  readonly locateKey: (path: JsonPath) => Range | undefined;
  /** The innermost path at an offset, also in a text that is not finished. */
  readonly pathAt: (offset: number) => JsonPath;
  readonly position: (offset: number) => Position;
}

const options = { allowTrailingComma: false, disallowComments: true, allowEmptyContent: false };

/** Never throws. */
export const parsePolicy: (text: string) => ParsedPolicy = memo(parse, mostCharacters);

function parse(text: string): ParsedPolicy {
  const position = positions(text);
  const range = (start: number, end: number): Range => ({
    start: position(start),
    end: position(Math.min(end, text.length)),
  });
  const excess = boundsProblem(text);
  if (excess !== undefined) {
    const problem = syntaxError(excess.message, range(excess.offset, excess.offset + 1));
    return unreadable(text, problem, position);
  }
  const tree = lazy(() => readTree(text));
  const nodeRange = (node: Node | undefined) => node && range(node.offset, node.offset + node.length);
  const find = (path: JsonPath) => {
    const { root } = tree();
    return root && (path.length === 0 ? root : findNodeAtLocation(root, [...path]));
  };
  const value = readValue(text);
  const problems = lazy(() => problemsOf(text, value, tree(), range));
  return {
    text,
    value,
    get root() {
      return tree().root;
    },
    get problems() {
      return problems();
    },
    locate: (path) => nodeRange(find(path)),
    locateKey: (path) => nodeRange(keyNode(find(path))),
    pathAt: (offset) => getLocation(text, offset).path,
    position,
  };
}

function unreadable(text: string, problem: Finding, position: ParsedPolicy['position']): ParsedPolicy {
  const nowhere = () => undefined;
  const pathAt = () => [];
  return {
    text,
    value: undefined,
    root: undefined,
    problems: [problem],
    locate: nowhere,
    locateKey: nowhere,
    pathAt,
    position,
  };
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function readTree(text: string): { readonly root: Node | undefined; readonly errors: readonly ParseError[] } {
  const errors: ParseError[] = [];
  return { root: parseTree(text, errors, options), errors };
}

function readValue(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function keyNode(node: Node | undefined): Node | undefined {
  return node?.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
}

/** One typo makes several errors; the first is the one that helps. */
function problemsOf(
  text: string,
  value: unknown,
  { root, errors }: ReturnType<typeof readTree>,
  range: (start: number, end: number) => Range,
): readonly Finding[] {
  const first = errors[0];
  if (first !== undefined) {
    const where = range(first.offset, first.offset + Math.max(first.length, 1));
    return [syntaxError(syntaxMessage(first, where.start), where)];
  }
  if (value === undefined) return [syntaxError('The text is not JSON.', range(0, text.length))];
  return root === undefined ? [] : duplicateKeys(root, range);
}

function syntaxMessage(error: ParseError, at: Position): string {
  const words = printParseErrorCode(error.error)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return `This is not JSON: ${words} at line ${String(at.line)}, column ${String(at.column + 1)}.`;
}

function syntaxError(message: string, range: Range): Finding {
  return { type: 'ERROR', code: 'JSON_SYNTAX_ERROR', message, locations: [{ path: [], range }] };
}

/** AWS: no element may stand twice in the same object. JSON itself would quietly keep the last. */
function duplicateKeys(root: Node, range: (start: number, end: number) => Range): readonly Finding[] {
  const findings: Finding[] = [];
  const visit = (node: Node, path: JsonPath): void => {
    const seen = new Set<string>();
    node.children?.forEach((child, i) => {
      const [key, value] = child.children ?? [];
      if (child.type !== 'property' || key === undefined) return visit(child, [...path, i]);
      const name = String(key.value);
      if (seen.has(name)) findings.push(duplicateKey(name, [...path, name], range, key));
      seen.add(name);
      if (value !== undefined) visit(value, [...path, name]);
    });
  };
  visit(root, []);
  return findings;
}

function duplicateKey(
  name: string,
  path: JsonPath,
  range: (start: number, end: number) => Range,
  key: Node,
): Finding {
  const message = `“${name}” stands twice in the same object. Keep one; use a list for several values.`;
  const location = { path, range: range(key.offset, key.offset + key.length) };
  return { type: 'ERROR', code: 'JSON_SYNTAX_ERROR', message, locations: [location] };
}

/** A parser with recursion overflows on deep nesting, so depth is counted first. */
function boundsProblem(text: string): { readonly message: string; readonly offset: number } | undefined {
  if (text.length > mostCharacters) {
    const words = `The text has ${String(text.length)} characters; more than ${String(mostCharacters)} are not read.`;
    return { message: words, offset: mostCharacters };
  }
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (inString) {
      if (code === 92) i++;
      else if (code === 34) inString = false;
    } else if (code === 34) inString = true;
    else if (code === 91 || code === 123) depth++;
    else if (code === 93 || code === 125) depth--;
    if (depth > deepestLevel) {
      return {
        message: `The text is nested deeper than ${String(deepestLevel)} levels; no policy is.`,
        offset: i,
      };
    }
  }
  return undefined;
}

/** Turns offsets into lines and columns by binary search in the line starts. */
function positions(text: string): (offset: number) => Position {
  const starts = lazy(() => lineStarts(text));
  return (offset) => {
    const lines = starts();
    let low = 0;
    let high = lines.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((lines[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { offset, line: low + 1, column: offset - (lines[low] ?? 0) };
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
