/** Answers one HTTP request in the protocol in which it was made: AWS JSON when its header names a target, else Query. */
import type { World } from '#account/world.ts';
import type { Moment } from '#api/moment.ts';
import { answerJson, isJsonRequest } from './answer-json.ts';
import { answerQuery, type QueryOptions, type QueryReply } from './answer-query.ts';
import type { HttpRequest } from './http.ts';

export function answer(
  world: World,
  request: HttpRequest,
  moment: Moment,
  options: QueryOptions = {},
): Promise<QueryReply> {
  return (isJsonRequest(request) ? answerJson : answerQuery)(world, request, moment, options);
}
