import { enhanceAll } from "./enhance.js";

enhanceAll(document);
// A row that an address names is seen, although its table is folded.
const unfold = () => {
  const row = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = row && row.closest("details:not([open])");
  if (folded) {
    folded.open = true;
    row.scrollIntoView();
  }
};
// What the keyboard reaches is seen whole, also within what scrolls; a browser is content with an edge of it.
addEventListener("focusin", (event) => {
  if (event.target.matches(":focus-visible")) event.target.scrollIntoView({ block: "nearest", inline: "nearest" });
});
addEventListener("hashchange", unfold);
unfold();
for (const link of document.querySelectorAll("header.shell li a")) {
  if (location.pathname === link.pathname || location.pathname.startsWith(`${link.pathname}/`)) {
    link.setAttribute("aria-current", location.pathname === link.pathname ? "page" : "true");
  }
}
