// A button beside code that copies it. Where the browser gives no clipboard, the text can still be selected.
export function enhance(part) {
  if (!navigator.clipboard) {
    return;
  }
  const button = document.createElement("button");
  button.type = "button";
  button.className = "second";
  button.textContent = "Copy";
  button.setAttribute("aria-label", `Copy ${part.dataset.name}`);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(part.querySelector("code").textContent);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Not allowed";
    }
    setTimeout(() => (button.textContent = "Copy"), 2000);
  });
  part.append(button);
}
