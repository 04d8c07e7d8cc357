import { useProfile } from '../../session/index.js';

/** Whether the reader enters meetings, documents and commitments. The API decides again. */
export const useMayEnter = (): boolean => useProfile().roles.includes('registrar');
