/* Names for the parts of Django's admin that its own pages leave nameless to a screen reader. */

// A picker that looks people up stands beside the select it replaces, and takes over that one's label.
function namePickers() {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const name = select.labels?.[0]?.textContent.replace(/:$/, "") ?? "";
    for (const part of select.nextElementSibling?.querySelectorAll("[role=combobox], [role=textbox]") ?? []) {
      part.setAttribute("aria-label", name);
    }
  }
}

// Columns of a table of rows: what the row is, and the box that removes it.
function nameColumns() {
  for (const heading of document.querySelectorAll(".tabular th:empty")) {
    const name = document.createElement("span");
    name.className = "visually-hidden";
    name.textContent = heading.matches(".original") ? "Row" : "Remove";
    heading.append(name);
  }
}

window.addEventListener("load", () => {
  namePickers();
  nameColumns();
});
document.addEventListener("formset:added", () => setTimeout(namePickers));
