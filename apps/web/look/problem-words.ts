import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { ApiProblem, ConnectionLost } from '../client/problem.js';

interface ProblemWords {
  title: MessageDescriptor;
  advice: MessageDescriptor;
}

const UNEXPECTED: ProblemWords = {
  title: msg`Something went wrong`,
  advice: msg`It is not your fault. Try again; if it happens again, tell your administrator what you did.`,
};

/** By the status of the answer: what happened, and what the reader can do about it. */
const BY_STATUS: Record<number, ProblemWords> = {
  401: { title: msg`You are signed out`, advice: msg`Sign in again. What you typed is kept.` },
  403: { title: msg`You may see this, but not do this`, advice: msg`Ask who answers for it, or a registrar.` },
  404: {
    title: msg`Not found`,
    advice: msg`It is not there, or it is not open to you. Check the address, or look for it in the register.`,
  },
  409: {
    title: msg`This cannot be done as things stand`,
    advice: msg`Load the page again to see how things stand now.`,
  },
  412: {
    title: msg`Somebody has changed it meanwhile`,
    advice: msg`Look at what has changed, then decide whether to send yours. What you typed is kept.`,
  },
  422: { title: msg`Something is missing or not right`, advice: msg`Correct what is named here and send it again.` },
  413: { title: msg`This is too large`, advice: msg`Send something smaller. What you typed is kept.` },
  429: { title: msg`Too many attempts`, advice: msg`Wait a little. What you typed is kept.` },
  503: {
    title: msg`The register cannot be reached right now`,
    advice: msg`Nothing is lost: what you typed is kept.`,
  },
};

const NO_ANSWER: ProblemWords = {
  title: msg`No connection`,
  advice: msg`What you typed is kept. Try again when the connection is back: nothing is done twice.`,
};

/** What to tell of an error of any kind. */
export function describeProblem(error: unknown): ProblemWords {
  if (error instanceof ConnectionLost) return NO_ANSWER;
  return (error instanceof ApiProblem ? BY_STATUS[error.status] : undefined) ?? UNEXPECTED;
}
