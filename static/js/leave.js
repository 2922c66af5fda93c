/*
 * Leaving quickly, on every page for everybody. It stands in the head and runs before anything is shown.
 * Without it the link leads out by itself, and the server keeps closed what was typed: see cases/leaving.py.
 */
(() => {
  const MARK = "left"; // the cookie of cases/leaving.py
  const MARK_AGE = 30 * 60; // seconds
  const PRESSES = 3; // of Esc
  const PRESSED_WITHIN = 2000; // milliseconds
  const { exit } = document.currentScript.dataset;

  const hasLeft = () => document.cookie.split("; ").includes(`${MARK}=1`);
  const hide = () => document.documentElement.classList.add("is-leaving");

  function goOut() {
    hide();
    window.location.replace(exit);
  }

  function leave() {
    const said = document.getElementById("leave-said");
    said.textContent = said.dataset.says;
    document.cookie = `${MARK}=1; path=/; max-age=${MARK_AGE}; samesite=lax`;
    document.title = "\u200b";
    document.dispatchEvent(new Event("leaving")); // what was typed is kept first
    fetch(document.getElementById("leave").href, { keepalive: true, redirect: "manual" }).catch(() => {});
    goOut();
  }

  // Back at a page of ours by the browser's own buttons: out again. Opened on purpose: the mark has done its work.
  const [arrival] = performance.getEntriesByType("navigation");
  if (hasLeft()) {
    if (arrival?.type === "back_forward") goOut();
    else document.cookie = `${MARK}=; path=/; max-age=0; samesite=lax`;
  }
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && hasLeft()) goOut();
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && hasLeft()) goOut(); // another window of ours, still open
  });

  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("#leave")) return;
    event.preventDefault();
    leave();
  });

  let presses = [];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") {
      presses = [];
    } else if (!event.repeat) {
      presses = [...presses, event.timeStamp].filter((at) => event.timeStamp - at < PRESSED_WITHIN);
      if (presses.length >= PRESSES) leave();
    }
  });
})();
