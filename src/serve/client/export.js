// Copies a field of a form: as text for fields that keep letters alone, and as HTML for those that keep headings, lists and links.

const said = document.querySelector(".said");

for (const button of document.querySelectorAll("button[data-field]")) {
  button.addEventListener("click", () => copy(button.dataset.field));
}

async function copy(field) {
  const shown = document.getElementById(`field-${field}`);
  const name = document.getElementById(`name-${field}`).textContent;
  const blob = (type, words) => new Blob([words], { type });
  const kinds = {
    "text/plain": blob("text/plain", document.getElementById(`text-${field}`).value),
    "text/html": blob("text/html", shown.innerHTML.trim()),
  };
  try {
    await navigator.clipboard.write([new ClipboardItem(kinds)]);
    said.textContent = `Copied: ${name}`;
  } catch {
    getSelection().selectAllChildren(shown);
    said.textContent = `The browser did not let it be copied. It is selected: copy it with the keyboard.`;
  }
}
