/** Path of the tab below the page of its entity. */
export const TAB_PATH = 'drift';
