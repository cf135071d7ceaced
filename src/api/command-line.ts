/**
 * The `aws` command that makes the same call: `aws iam create-user --user-name alice`.
 *
 * AWS: CLI User Guide, "Specify parameter values" and "Use shorthand syntax"; names as botocore turns them into words.
 * Not here: what such a line means when it is typed (terminal/).
 */
import type { Call } from './call.ts';

/** For a POSIX shell; texts that need it stand in single quotes. */
export function commandLine({
  service,
  operation,
  parameters,
  region,
  endpoint,
}: Pick<Call, 'service' | 'operation' | 'parameters' | 'region' | 'endpoint'>): string {
  const options = Object.entries(parameters).flatMap(([name, value]) => option(kebabCase(name), value));
  return ['aws', service, kebabCase(operation), ...options, ...where(region, endpoint)].join(' ');
}

/** AWS: SDKs Reference Guide, "AWS STS Regional endpoints": the global one has to be named. */
function where(region: Call['region'], endpoint: Call['endpoint']): readonly string[] {
  if (endpoint === 'global') return ['--region', 'us-east-1', '--endpoint-url', 'https://sts.amazonaws.com'];
  return region === undefined ? [] : ['--region', region];
}

/** `CreateSAMLProvider` is `create-saml-provider`, `PolicyARNs` is `policy-arns`. */
export function kebabCase(name: string): string {
  return name
    .replace(/([A-Z]{2,}s)$/, (plural) => `-${plural.toLowerCase()}`)
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/--+/g, '-')
    .replace(/^-/, '')
    .toLowerCase();
}

function option(name: string, value: unknown): readonly string[] {
  if (value === undefined) return [];
  if (typeof value === 'boolean') return [value ? `--${name}` : `--no-${name}`];
  const words = (Array.isArray(value) ? value : [value]).map((each) => shellWord(valueText(each)));
  // A word that begins with a hyphen would be read as another option.
  return words.length === 1 && words[0]?.startsWith('-') === true
    ? [`--${name}=${words[0]}`]
    : [`--${name}`, ...words];
}

function valueText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value);
  const isFlat = entries.every(([, each]) => typeof each !== 'object');
  return isFlat
    ? entries.map(([key, each]) => `${key}=${shorthandText(String(each))}`).join(',')
    : JSON.stringify(value);
}

/** AWS: characters that mean something in the shorthand stand in double quotes. */
function shorthandText(text: string): string {
  const isPlain = /^[^\s,'"[\]{}\\=]([^,'"[\]{}\\]*[^\s,'"[\]{}\\])?$|^$/.test(text);
  return isPlain ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** One word of a POSIX shell. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
