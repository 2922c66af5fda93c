/* Files are sent as soon as they are chosen, one after another, and each says how far it is. Without this the
   form sends them all at once. */

const input = document.querySelector("input[data-files]");

if (input) {
  const form = input.form;
  const part = (name) => form.querySelector(`[data-files-${name}]`);
  const sending = part("sending");
  const status = part("status");
  const words = part("words").dataset;
  const queue = [];
  let current = null;
  let goOn = null; // the button that was pressed while files were on their way

  part("add").hidden = true;

  const rowOf = (file) => {
    const row = part("row").content.cloneNode(true).firstElementChild;
    for (const name of row.querySelectorAll("[data-name]")) name.textContent = file.name;
    sending.append(row);
    return row;
  };

  const say = (entry, state) => {
    entry.row.querySelector("[data-state]").textContent = state;
    status.textContent = `${entry.file.name} ${state}`;
  };

  const end = (entry, state, isRefused) => {
    entry.row.classList.toggle("files__file--refused", isRefused);
    entry.row.querySelector("progress").remove();
    entry.row.querySelector("[data-cancel]").remove();
    say(entry, state);
    if (isRefused) goOn = null; // stay where the reason stands
    current = null;
    next();
  };

  // The page that answers holds the list as it is now; where the file is refused, why.
  const read = (entry, page) => {
    const kept = page.querySelector("[data-files-kept]");
    const error = page.querySelector(".field--error .errorlist, .field--error [id$='_error']");
    if (!kept) return end(entry, words.failed, true);
    part("kept").replaceWith(kept);
    if (error) return end(entry, error.textContent.split("\u2069: ").pop().trim(), true); // without its name
    entry.row.hidden = true;
    return end(entry, words.kept, false);
  };

  const send = (entry) => {
    const data = new FormData();
    data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    data.set("add", "yes");
    data.set(input.name, entry.file);
    const request = new XMLHttpRequest();
    entry.request = request;
    request.open("POST", form.action);
    request.responseType = "document";
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) entry.row.querySelector("progress").value = (100 * event.loaded) / event.total;
    });
    request.addEventListener("load", () =>
      request.response ? read(entry, request.response) : end(entry, words.failed, true),
    );
    request.addEventListener("error", () => end(entry, words.failed, true));
    request.addEventListener("abort", () => end(entry, words.cancelled, false));
    say(entry, words.sending);
    request.send(data);
  };

  const next = () => {
    if (current) return;
    current = queue.shift() ?? null;
    if (current) send(current);
    else if (goOn) form.requestSubmit(goOn);
  };

  const cancel = (entry) => {
    if (entry === current) return entry.request.abort();
    queue.splice(queue.indexOf(entry), 1);
    entry.row.remove();
    status.textContent = `${entry.file.name} ${words.cancelled}`;
    return input.focus();
  };

  input.addEventListener("change", () => {
    for (const file of input.files) {
      const entry = { file, row: rowOf(file) };
      entry.row.querySelector("[data-cancel]").addEventListener("click", () => cancel(entry));
      queue.push(entry);
    }
    input.value = "";
    next();
  });

  form.addEventListener("submit", (event) => {
    if (!current) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    goOn = event.submitter;
    status.classList.remove("visually-hidden");
    status.textContent = words.waiting;
  });
}
