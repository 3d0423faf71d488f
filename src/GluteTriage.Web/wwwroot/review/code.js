// A scanned code stands behind the # of the address. It is read here, and taken out of the address and the history at once.
export function takeCode() {
  const code = location.hash.slice(1);
  if (code) history.replaceState(history.state, "", location.pathname);
  return code;
}
