// Puts a map that can be moved in the place of the drawing. The drawing and the table say the same to whoever has no script.
import { Map as MapView, setWorkerUrl, type ExpressionSpecification, type MapGeoJSONFeature } from "maplibre-gl";

interface Area {
  code: string;
  naam: string;
  aantal?: number;
  verwacht?: { van: number; tot: number };
  achtergehouden?: boolean;
}

const classes = ["meer", "verwacht", "minder", "achtergehouden", "onbekend"] as const;

type Class = (typeof classes)[number];

function compare(area: Area): Class {
  if (area.achtergehouden) return "achtergehouden";
  if (area.aantal === undefined || area.verwacht === undefined) return "onbekend";
  if (area.aantal > area.verwacht.tot) return "meer";
  return area.aantal < area.verwacht.van ? "minder" : "verwacht";
}

const words: Record<Class, string> = {
  meer: "meer dan verwacht",
  verwacht: "zoals verwacht",
  minder: "minder dan verwacht",
  achtergehouden: "achtergehouden",
  onbekend: "niet bekend",
};

/** The colour of a class, from the drawing's own style sheet, so that a theme changes both. */
function colour(place: HTMLElement, one: Class): string {
  const sample = document.createElementNS("http://www.w3.org/2000/svg", "path");
  sample.setAttribute("class", `area ${one}`);
  place.querySelector("svg")?.append(sample);
  const fill = getComputedStyle(sample).fill;
  sample.remove();
  return fill;
}

function bounds(features: GeoJSON.Feature[]): [number, number, number, number] {
  const box: [number, number, number, number] = [180, 90, -180, -90];
  for (const feature of features)
    for (const polygon of (feature.geometry as GeoJSON.MultiPolygon | null)?.coordinates ?? [])
      for (const ring of polygon)
        for (const [x = 0, y = 0] of ring) {
          box[0] = Math.min(box[0], x);
          box[1] = Math.min(box[1], y);
          box[2] = Math.max(box[2], x);
          box[3] = Math.max(box[3], y);
        }
  return box;
}

function button(text: string, action: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "nl-button nl-button--secondary";
  made.textContent = text;
  made.addEventListener("click", action);
  return made;
}

function view(place: HTMLElement, data: GeoJSON.FeatureCollection, box: [number, number, number, number], colours: string[], line: string): MapView {
  return new MapView({
    container: place,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    bounds: box,
    fitBoundsOptions: { padding: 16 },
    style: {
      version: 8,
      sources: { gebieden: { type: "geojson", data } },
      layers: [
        { id: "vlak", type: "fill", source: "gebieden", paint: { "fill-color": ["match", ["get", "klasse"], ...colours, "#ffffff"] as unknown as ExpressionSpecification } },
        { id: "grens", type: "line", source: "gebieden", paint: { "line-color": line, "line-width": 1 } },
      ],
    },
  });
}

async function show(place: HTMLElement, source: string, worker: string): Promise<void> {
  const answer = await fetch(source, { headers: { Accept: "application/geo+json" } });
  if (!answer.ok) return;
  const data = (await answer.json()) as GeoJSON.FeatureCollection;
  for (const feature of data.features) feature.properties = { ...feature.properties, klasse: compare(feature.properties as Area) };
  const colours = classes.flatMap((one) => [one, colour(place, one)]);
  const line = getComputedStyle(place).color;
  const readout = document.querySelector<HTMLElement>("[data-readout]");
  const box = bounds(data.features);

  setWorkerUrl(worker);
  const drawing = [...place.childNodes];
  place.replaceChildren();
  place.classList.add("live");
  let map: MapView;
  try {
    map = view(place, data, box, colours, line);
  } catch {
    // A device that cannot draw it keeps the drawing.
    place.classList.remove("live");
    place.replaceChildren(...drawing);
    return;
  }
  map.touchZoomRotate.disableRotation();
  map.getCanvas().setAttribute("aria-label", "Kaart. De tabel hieronder zegt hetzelfde in woorden.");
  const tell = (features: MapGeoJSONFeature[] | undefined): void => {
    const feature = data.features.find((one) => one.properties?.["code"] === features?.[0]?.properties["code"]);
    if (!readout || !feature) return;
    const area = feature.properties as Area;
    readout.hidden = false;
    readout.textContent = `${area.naam}: ${area.aantal === undefined ? "" : `${area.aantal}, `}${words[compare(area)]}.`;
  };
  map.on("mousemove", "vlak", (event) => tell(event.features));
  map.on("click", "vlak", (event) => {
    tell(event.features);
    map.easeTo({ center: event.lngLat });
  });

  const bar = document.createElement("p");
  bar.className = "nl-paragraph actions";
  bar.append(
    button("Dichterbij", () => map.zoomIn()),
    button("Verder weg", () => map.zoomOut()),
    button("Alles", () => map.fitBounds(box, { padding: 16 })),
  );
  place.after(bar);
}

const place = document.getElementById("kaart");
const source = place?.dataset["bron"];
const worker = place?.dataset["werker"];
if (place && source && worker) void show(place, source, worker);
