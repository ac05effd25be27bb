// Loaded before the page is painted, so that a chosen theme does not flash: the dark sheet's media decides.
(() => {
  const sheet = document.getElementById("dark");
  const system = sheet.media;
  const chosen = () => {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null;
    }
  };
  const apply = (theme) => {
    sheet.media = theme === "dark" ? "screen" : theme === "light" ? "not all" : system;
  };
  const isDark = () => matchMedia(sheet.media).matches;

  apply(chosen());
  document.addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("theme");
    const name = () => {
      button.textContent = isDark() ? "Light" : "Dark";
      button.setAttribute("aria-label", `${button.textContent} theme`);
    };
    button.hidden = false;
    name();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", name);
    button.addEventListener("click", () => {
      const theme = isDark() ? "light" : "dark";
      apply(theme);
      name();
      document.dispatchEvent(new Event("themechange"));
      try {
        localStorage.setItem("theme", theme);
      } catch {
        // A browser that keeps nothing keeps the theme for this page only.
      }
    });
  });
})();
