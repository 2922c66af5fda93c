/* Names for the parts of Django's admin that its own pages leave nameless to a screen reader. */

// A picker that looks people up stands beside the select it replaces, and takes over that one's label.
function namePickers() {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const name = select.labels?.[0]?.textContent.replace(/:$/, "") ?? select.getAttribute("aria-label") ?? "";
    for (const part of select.nextElementSibling?.querySelectorAll("[role=combobox], [role=textbox]") ?? []) {
      part.setAttribute("aria-label", name);
    }
  }
}

// In a table of rows the first column says what the row is, and the last has the box that removes it.
function nameColumns() {
  for (const heading of document.querySelectorAll(".tabular th:empty")) {
    const name = document.createElement("span");
    name.className = "visually-hidden";
    name.textContent = heading.matches(".original") ? "Row" : "Remove";
    heading.append(name);
  }
}

// A field in such a row has no label of its own: it is called what its column is called.
function nameCells() {
  for (const field of document.querySelectorAll(".tabular td :is(input, select, textarea):not([type=hidden])")) {
    const column = [...field.closest("td").classList].find((name) => name.startsWith("field-"));
    const heading = field.closest("table").querySelector(`th.${column?.replace("field-", "column-")}`);
    if (heading && !field.labels?.length) field.setAttribute("aria-label", heading.textContent.trim());
  }
}

function nameAll() {
  nameColumns();
  nameCells();
  namePickers();
}

// Django builds its pickers when its jQuery says that the page is ready; this waits for the same word, behind it.
window.django?.jQuery ? window.django.jQuery(nameAll) : nameAll();
document.addEventListener("formset:added", () => setTimeout(nameAll));
