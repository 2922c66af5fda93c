/* Comforts while somebody makes a complaint. Everything works without them. */

const PAUSE = 4000; // milliseconds without a key pressed, until what was typed is kept

const form = document.querySelector("form[data-keeps]");

if (form) {
  let isSent = false;
  let isChanged = false;
  let waiting;

  // As the Continue button would send it, but for files.
  const typed = () => {
    const data = new FormData(form);
    for (const [name, value] of [...data]) {
      if (value instanceof File) data.delete(name);
    }
    data.set("keep", "yes");
    return data;
  };

  const keep = (keepalive) => {
    clearTimeout(waiting);
    if (isSent || !isChanged) return;
    isChanged = false;
    fetch(form.action, { method: "POST", body: typed(), keepalive, redirect: "manual" }).catch(() => {
      isChanged = true;
    });
  };

  form.addEventListener("input", () => {
    isChanged = true;
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE, false);
  });
  form.addEventListener("submit", () => {
    isSent = true;
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep(true);
  });
  window.addEventListener("pagehide", () => keep(true));
  document.addEventListener("leaving", () => keep(true)); // see leave.js
  window.addEventListener("pageshow", () => {
    isSent = false;
  });
}

for (const button of document.querySelectorAll("[data-copies]")) {
  const secret = document.getElementById(button.dataset.copies);
  const said = button.parentElement.querySelector("[data-copied]");
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(secret.textContent);
    said.textContent = button.dataset.done;
  });
}

for (const button of document.querySelectorAll("[data-prints]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
