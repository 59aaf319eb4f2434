import { config } from 'zod/v4/core';

/**
 * SECURITY: the page's policy forbids making code from text. Zod would try once at each start and leave a
 * refusal in the console, where a real one must stand out.
 */
config({ jitless: true });
