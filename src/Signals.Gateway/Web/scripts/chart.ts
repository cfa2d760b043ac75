// Shows the words of the part of a chart that somebody points at. They stand in the table below it as well, for everybody.

function enhance(chart: HTMLElement): void {
  const readout = chart.querySelector<HTMLElement>("[data-readout]");
  if (!readout) return;
  const show = (event: Event): void => {
    const part = (event.target as Element).closest<SVGElement>("[data-words]");
    if (!part) return;
    readout.hidden = false;
    readout.textContent = part.dataset.words ?? "";
  };
  chart.addEventListener("pointerover", show);
  chart.addEventListener("click", show);
}

document.querySelectorAll<HTMLElement>("[data-chart]").forEach(enhance);

export {};
