
(() => {
  "use strict";
  const at = (id) => document.getElementById(id);
  const [form, answer, declined, told, data, mail] = ["form", "answer", "declined", "told", "promo-answer", "mail"].map(at);
  const known = JSON.parse(data.textContent);
  let saved = known.answer + known.declined;

  const now = () => ({ ...known, answer: answer.value, declined: declined.checked });

  // What is written stands in the page itself, so that it is there however the page is saved. No letter in it can end the element that holds it.
  const keep = () => {
    const text = JSON.stringify(now()).replace(/</g, "\\u003c");
    data.textContent = text;
    const words = declined.checked && !answer.value.trim() ? known.no : answer.value;
    mail.href = `mailto:?subject=${encodeURIComponent(known.subject)}&body=${encodeURIComponent(words)}`;
    mail.setAttribute("aria-describedby", "mail-hint");
    return text;
  };

  const whole = () => {
    keep();
    told.textContent = "";
    return `<!doctype html>\n${document.documentElement.outerHTML}\n`;
  };

  const save = () => {
    if (!answer.value.trim() && !declined.checked) {
      told.textContent = "There is nothing to save yet: write a few words first.";
      answer.focus();
      return;
    }
    const address = URL.createObjectURL(new Blob([whole()], { type: "text/html" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = known.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
    saved = answer.value + declined.checked;
    told.textContent = `Saved as ${known.file} where your browser keeps what it downloads. Send that file back.`;
  };

  answer.value = known.answer;
  declined.checked = known.declined;
  keep();
  form.hidden = false;
  for (const field of [answer, declined]) field.addEventListener("input", keep);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save();
  });
  const start = at("start");
  if (start) {
    start.addEventListener("click", () => {
      if (!answer.value.trim()) answer.value = known.draft;
      else told.textContent = "Your words are kept: the draft is only taken over into an empty field.";
      keep();
      answer.focus();
    });
  }
  addEventListener("beforeunload", (event) => {
    if (answer.value + declined.checked !== saved) event.preventDefault();
  });
})();
