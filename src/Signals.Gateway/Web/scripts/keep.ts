// Warns some time before the answers of a form are wiped, and keeps them longer for whoever asks. What was typed stays on the page.

function watch(form: HTMLFormElement): void {
  const wait = Number(form.dataset.waarschuw) * 1000;
  const done = form.nextElementSibling as HTMLElement;
  let due = Date.now() + wait;
  const look = (): void => {
    const left = due - Date.now();
    if (left > 0) return void setTimeout(look, left);
    done.hidden = true;
    form.hidden = false;
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void keep();
  });
  const keep = async (): Promise<void> => {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" }).catch(() => null);
    // Without coverage the question stands, to be tried again.
    if (answer === null) return;
    // When the answers are gone already, the platform tells.
    if (answer.status !== 204) return form.submit();
    form.hidden = true;
    done.hidden = false;
    due = Date.now() + wait;
    look();
  };
  // A telephone that slept wakes up later than it was asked to.
  document.addEventListener("visibilitychange", () => {
    if (form.hidden && Date.now() >= due) look();
  });
  look();
}

document.querySelectorAll<HTMLFormElement>("[data-waarschuw]").forEach(watch);

export {};
