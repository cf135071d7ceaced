import { describe, expect, test } from 'vitest';
import { emptyWorld } from '#account/world.ts';
import { questions } from '#authorize/decision.ts';
import { pages, rules, type RuleId } from '#authorize/rules.ts';
import { unevaluableWords } from './element-words.ts';
import { gateName, gateSentence, questionWords, stateMarks, stateWords } from './gate-words.ts';
import { gatesOf } from './gates.ts';
import { pageTitles } from './page-words.ts';
import { problemWords } from './problem-words.ts';
import { ruleWords, type RuleWords } from './rule-words.ts';
import { decisionOf } from './test-decision.ts';

const ruleIds = Object.keys(rules) as RuleId[];

describe('rule words', () => {
  test.each(ruleIds)('%s: a finding of a few words, and whole sentences for the rule', (rule) => {
    const { finding, because }: RuleWords = ruleWords[rule];
    expect(finding.length).toBeLessThanOrEqual(48);
    expect(finding).toMatch(/^[a-zA-Z][^.]*$/);
    expect(because).toMatch(/^[A-Z].*\.$/);
    for (const sentence of because.split('. ')) expect(sentence.length).toBeLessThanOrEqual(125);
  });

  test('no two rules say the same, so that the words tell them apart', () => {
    const said = ruleIds.map((rule) => ruleWords[rule].because);
    expect(said.length - new Set(said).size).toBe(0);
  });

  test('no words for rules that do not exist', () => {
    expect(Object.keys(ruleWords).sort()).toEqual([...ruleIds].sort());
  });

  test('nobody is he or she', () => {
    const all = ruleIds.map((rule) => `${ruleWords[rule].finding} ${ruleWords[rule].because}`).join(' ');
    expect(all).not.toMatch(/\b(he|she|his|her|him|hers)\b/i);
  });
});

test('every page of AWS that a rule names has a title', () => {
  for (const rule of ruleIds) expect(pageTitles[rules[rule].source]).not.toBe('');
  expect(Object.keys(pageTitles).sort()).toEqual(Object.keys(pages).sort());
});

test.each(questions)('%s: named, and asked as a question', (question) => {
  expect(questionWords[question].asks).toMatch(/^[A-Z].*\?$/);
  expect(questionWords[question].name.length).toBeLessThanOrEqual(26);
});

test('every state has a word of its own', () => {
  const words = Object.values(stateWords);
  expect(new Set(words).size).toBe(words.length);
  expect(Object.keys(stateMarks)).toEqual(Object.keys(stateWords));
});

describe('problem words', () => {
  test.each(Object.entries(problemWords))('%s: what, why and what to do, each a sentence', (_, words) => {
    for (const value of ['', 'x']) {
      for (const sentence of Object.values(words(value))) expect(sentence).toMatch(/^\S.*\.$/);
    }
  });
});

test.each([
  ['unknownOperator', 'StringIs', 'Condition', 'StringIs is no condition operator'],
  ['wrongType', 'number', 'Action', 'number is the wrong kind of value for Action'],
  ['missingElement', '', 'Resource', 'Resource is missing'],
  ['conflictingElements', 'Action', 'NotAction', 'NotAction and Action exclude each other'],
  ['conflictingElements', 'Principal', 'Principal', 'Principal has no place in this kind of policy'],
  ['unknownEffect', 'allow', 'Effect', 'allow is neither Allow nor Deny'],
  ['unknownElement', 'Actions', 'Effect', 'Actions is no element of a statement'],
] as const)('%s %s in %s: %s', (problem, value, element, words) => {
  expect(unevaluableWords[problem](value, element)).toBe(words);
});

describe('gate sentences', () => {
  const decision = decisionOf('ExplicitlyDenied', {
    explicitDeny: ['ExplicitlyDenied', 'explicitDeny.found'],
    identityPolicies: ['Allowed', 'identity.allows'],
    permissionsBoundary: ['ImplicitlyDenied', 'boundary.noAllow'],
  });

  test.each([
    ['explicitDeny', 'Gate 1, any Deny, anywhere, denies and decides'],
    ['serviceControlPolicies', 'Gate 3, service control policies, is absent'],
    ['identityPolicies', 'Gate 5, identity policies, is open'],
    ['permissionsBoundary', 'Gate 6, permissions boundary, would also block'],
  ] as const)('%s: %s', (asks, sentence) => {
    const gate = gatesOf(decision).find((one) => one.asks === asks)!;
    expect(gateSentence(gate, gateName(gate, emptyWorld))).toBe(sentence);
  });

  test('a gate that step mode has not reached gives nothing away', () => {
    const gate = gatesOf(decision)[5]!;
    expect(gateSentence(gate, 'Permissions boundary', false)).toBe(
      'Gate 6, permissions boundary, has not been asked yet',
    );
  });
});
