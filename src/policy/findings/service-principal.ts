/** Whether a name has the form of a service principal: `ec2.amazonaws.com`. AWS has no complete list of them. */

/** DNS suffixes of the partitions, and the one that Alexa's principals have. */
const suffix = String.raw`(amazonaws\.com(\.cn)?|amazonaws\.eu|amazon\.com|c2s\.ic\.gov|sc2s\.sgov\.gov)`;
const label = '[a-z0-9]([a-z0-9-]*[a-z0-9])?';

const plain = new RegExp(String.raw`^(${label}\.)+${suffix}$`);
const regional = new RegExp(String.raw`^(${label}\.)+[a-z]{2,4}(-[a-z]+)+-\d\.${suffix}$`);

/** No name in the DNS is longer. */
const longest = 253;

export function isServicePrincipal(text: string): boolean {
  return text.length <= longest && plain.test(text);
}

/** With a Region, as kms:ViaService has it: `s3.us-east-1.amazonaws.com`. */
export function isRegionalServicePrincipal(text: string): boolean {
  return text.length <= longest && regional.test(text);
}
