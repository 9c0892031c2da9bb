/** How many times longer than in production a run waits for Postgres before it calls it away: 1, more where tests share a busy machine. */
export const patience = ({ DATABASE_PATIENCE }: { DATABASE_PATIENCE?: string }): number => Number(DATABASE_PATIENCE ?? 1)
