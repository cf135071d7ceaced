import { expect, it } from 'vitest';
import { readEndpointArguments } from './endpoint-arguments.ts';

const usual = { port: 4566, save: false, open: false };

it.each<[string, object | string]>([
  ['', usual],
  ['--port 8000', { ...usual, port: 8000 }],
  ['--port=0', { ...usual, port: 0 }],
  ['--file a=b.json --save', { ...usual, file: 'a=b.json', save: true }],
  ['--open --clock 2026-03-01T12:00:00Z', { ...usual, open: true, time: '2026-03-01T12:00:00Z' }],
  ['--clock 2026-03-01T12:00:00.5+02:00', { ...usual, time: '2026-03-01T10:00:00Z' }],
  ['--port', '--port needs a value'],
  ['--port 65536', '--port 65536: not a port'],
  ['--port x', '--port x: not a port'],
  ['--clock tomorrow', '--clock tomorrow: not a time such as 2026-03-01T12:00:00Z'],
  ['--clock 2026-13-01T12:00:00Z', '--clock 2026-13-01T12:00:00Z: not a time such as 2026-03-01T12:00:00Z'],
  ['--save', '--save needs --file, to know where'],
  ['--open=yes', '--open takes no value'],
  ['--open --open', '--open stands there twice'],
  ['scenario.json', 'endpoint does not know scenario.json'],
])('endpoint %s', (line, expected) => {
  expect(readEndpointArguments(line.split(' ').filter((word) => word !== ''))).toEqual(expected);
});
