import { useProfile } from '../../session/index.js';

/** Whether the reader manages bodies, posts, people and who holds what. The API decides again. */
export const useMayManage = (): boolean => useProfile().roles.includes('administrator');
