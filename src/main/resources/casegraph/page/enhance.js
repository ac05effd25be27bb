// Each part of a page that a script makes better names its modules; without scripts every page still works. A part
// whose modules have done their work no longer names them.
export function enhanceAll(root) {
  for (const part of root.querySelectorAll("[data-module]")) {
    const modules = part.dataset.module.split(" ").map((name) => import(`./${name}.js`));
    Promise.all(modules)
      .then((all) => Promise.all(all.map((module) => module.enhance(part))))
      .finally(() => part.removeAttribute("data-module"));
  }
}
