/** The three who trust each other not at all, and the system, whose clock and mail act by themselves. */
export type Side = 'partner' | 'owner' | 'customer' | 'system';
