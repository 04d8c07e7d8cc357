/** How the database knows that it is a copy (`mail_obstacle` in the schema), and what an operator is told. */
export const COPIES = {
  'other-server': 'the database is on another server than when it last sent mail',
  'other-database': 'the database is a copy of another one on this server',
  restored: 'the data were restored from a dump',
  recovered: 'the server was recovered from a backup',
  'copied-files': 'the files of the database were copied',
} as const;

export type CopySign = keyof typeof COPIES;
