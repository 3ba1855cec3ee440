import { z } from 'zod';

/** ISO 8601 in UTC. */
export const timeSchema = z.string();

/** http or https. */
export const linkSchema = z.string();
