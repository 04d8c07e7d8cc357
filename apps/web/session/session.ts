import { redirect } from '@tanstack/react-router';
import { $api, queryClient } from '../client/api.js';
import { isSignedOut } from '../client/problem.js';
import { firstLanguage, speak, spokenHere } from '../language/language.js';

/** Roles and posts of a session change rarely; what somebody may do is decided by the API each time. */
const PROFILE_FRESH = 60_000;

export const profileQuery = $api.queryOptions('get', '/api/v1/session', {}, { staleTime: PROFILE_FRESH });

/**
 * Lets in who is signed in, in their own language unless another was chosen in this browser. Anybody else is led to
 * where they can sign in and come back from.
 * @throws a redirect of the router
 */
export async function askForSession(to: string): Promise<void> {
  try {
    const { person } = await queryClient.ensureQueryData(profileQuery);
    await speak(spokenHere() ?? person.language);
  } catch (error) {
    await speak(firstLanguage());
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's way
    if (isSignedOut(error)) throw redirect({ to: '/sign-in', search: { to } });
    throw error;
  }
}
