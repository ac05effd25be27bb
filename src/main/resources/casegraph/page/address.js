// The address of a path of this server, wherever that stands: a script lies two steps below its root.
export const at = (path) => new URL(`../..${path}`, import.meta.url).href;
