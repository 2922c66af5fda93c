/* Two comforts. Everything on the site works without them. */

// After a refused form, reading goes on at what there is to put right.
document.querySelector("[data-takes-focus]")?.focus();

// An open menu closes by Escape, or by a press elsewhere.
for (const menu of document.querySelectorAll("details[data-closes-itself]")) {
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}
