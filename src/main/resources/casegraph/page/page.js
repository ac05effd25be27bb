import { enhanceAll } from "./enhance.js";

enhanceAll(document);
for (const link of document.querySelectorAll("header.shell li a")) {
  if (location.pathname === link.pathname || location.pathname.startsWith(`${link.pathname}/`)) {
    link.setAttribute("aria-current", location.pathname === link.pathname ? "page" : "true");
  }
}
