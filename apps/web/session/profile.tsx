import { useSuspenseQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, use } from 'react';
import type { Profile } from '../client/api.generated.js';
import { profileQuery } from './session.js';

const ProfileContext = createContext<Profile | null>(null);

/** Around every screen of somebody who is signed in. Asks once: a list asks for the reader's day in each of its lines. */
export function ProfileProvider({ children }: { children: ReactNode }) {
  const { data } = useSuspenseQuery(profileQuery);
  return <ProfileContext value={data}>{children}</ProfileContext>;
}

/** Who is signed in. Only below the frame, which lets nobody else in. */
export function useProfile(): Profile {
  const profile = use(ProfileContext);
  if (profile === null) throw new Error('nobody is signed in here');
  return profile;
}
