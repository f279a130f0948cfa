// What a script adds to pages that work without it: reading goes on at the marked words, addresses stay short.

/** A person who came for certain words goes on from them by keyboard or screen reader. */
function goOnAtTheWords(): void {
  if (location.hash === "#words") document.getElementById("words")?.focus({ preventScroll: true });
}

/** A filter that was left empty does not stand in the address. */
function leaveOutEmptyFields(form: HTMLFormElement): void {
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
  });
}

goOnAtTheWords();
addEventListener("hashchange", goOnAtTheWords);
document.querySelectorAll<HTMLFormElement>("form.filters").forEach(leaveOutEmptyFields);
