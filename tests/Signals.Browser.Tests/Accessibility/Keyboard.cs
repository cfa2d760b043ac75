using Microsoft.Playwright;

namespace Signals.Browser.Tests.Accessibility;

/// <summary>Uses a page with keys alone, and tells what somebody who does so would miss.</summary>
internal static class Keyboard
{
    private const int MostPresses = 120;
    private const int Stride = 8;

    /// <summary>Notes every element that the tab key should stop at, in the order of the document, and how each looks without the focus. Radio buttons of one name are one stop.</summary>
    private const string Note = """
        () => {
          const seen = element => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
          const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]')]
            .filter(element => element.tabIndex >= 0 && !element.disabled && seen(element));
          const group = radio => all.filter(other => other.type === 'radio' && other.name === radio.name && other.form === radio.form);
          window.stops = all.filter(element => element.type !== 'radio' || element === (group(element).find(radio => radio.checked) ?? group(element)[0]));
          window.stopOf = element => stops.findIndex(stop => stop === element || (stop.type === 'radio' && element.type === 'radio' && stop.name === element.name && stop.form === element.form));
          window.ring = element => { const style = getComputedStyle(element); return `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor} ${style.boxShadow}`; };
          window.without = stops.map(ring);
          return stops.length;
        }
        """;

    /// <summary>Where the focus is: the number of the stop, and what is wrong with how it can be seen.</summary>
    private const string Look = """
        async () => {
          const element = document.activeElement, stop = stopOf(element), style = getComputedStyle(element), said = element.outerHTML.slice(0, 90);
          if (element === document.body) return [-1, ''];
          if (stop < 0) return [-2, said];
          const drawn = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== 'none';
          if (!drawn || (stops[stop] === element && ring(element) === without[stop])) return [stop, `looks the same with the focus: ${said}`];
          // A browser scrolls to the focus within the next frames.
          const away = () => { const box = element.getBoundingClientRect(); return box.height < innerHeight && (box.top < -1 || box.bottom > innerHeight + 1); };
          for (let frames = 0; frames < 120 && away(); frames++) await new Promise(requestAnimationFrame);
          // On a busy machine frames pass without it.
          for (let waits = 0; waits < 50 && away(); waits++) await new Promise(again => setTimeout(again, 100));
          const box = element.getClientRects()[0], inView = { left: Math.max(box.left, 0), right: Math.min(box.right, innerWidth), top: Math.max(box.top, 0), bottom: Math.min(box.bottom, innerHeight) };
          if (inView.right <= inView.left || inView.bottom <= inView.top) return [stop, `is outside the window: ${said}`];
          const hit = document.elementFromPoint((inView.left + inView.right) / 2, (inView.top + inView.bottom) / 2);
          if (!hit || !(element.contains(hit) || hit.contains(element))) return [stop, `is covered by ${hit?.outerHTML.slice(0, 60)}: ${said}`];
          for (let around = element.parentElement; around && around !== document.body; around = around.parentElement) {
            const frame = around.getBoundingClientRect();
            if (getComputedStyle(around).overflowX === 'visible' || parseFloat(style.outlineOffset) < 0) continue;
            if (frame.left >= box.left && frame.right <= box.right && frame.top >= box.top && frame.bottom <= box.bottom) return [stop, `has its outline cut off: ${said}`];
          }
          return [stop, ''];
        }
        """;

    /// <summary>What stays in its place while the page scrolls below it, and so may cover what has the focus on the way back.</summary>
    private const string Floating = """
        () => [...document.querySelectorAll('body *:not(.nl-skip-link)')].filter(element => /fixed|sticky/.test(getComputedStyle(element).position)).map(element => `lies over the page: ${element.outerHTML.slice(0, 90)}`)
        """;

    /// <summary>Opens a page and waits for what its script puts on it.</summary>
    public static async Task Visit(this IPage page, string address)
    {
        await page.GotoAsync(address);
        if (await page.Locator("#kaart[data-bron]").CountAsync() > 0) await Assertions.Expect(page.Locator("#kaart.live + .actions")).ToBeVisibleAsync();
    }

    /// <summary>Presses the tab key past the whole page and back.</summary>
    /// <returns>What is passed over, out of order, holds the focus or does not show that it has it.</returns>
    public static async Task<IReadOnlyList<string>> Walk(this IPage page)
    {
        var count = await page.EvaluateAsync<int>(Note);
        var faults = (await page.EvaluateAsync<string[]>(Floating)).ToList();
        var forth = await Forth(page, count, faults);
        if (!forth.SequenceEqual(Enumerable.Range(0, count))) faults.Add($"{count} stops are reached by Tab as {string.Join(' ', forth)}");
        var back = await Back(page, count);
        if (!back.SequenceEqual(Enumerable.Range(0, count).Reverse())) faults.Add($"{count} stops are reached backwards as {string.Join(' ', back)}");
        return faults;
    }

    /// <summary>Presses Tab, or Shift and Tab, until the focus is on the element.</summary>
    /// <exception cref="TimeoutException">It is not reached.</exception>
    public static async Task Reach(this IPage page, string selector, bool backwards = false)
    {
        for (var presses = 0; presses < MostPresses; presses++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector)) return;
            await page.Keyboard.PressAsync(backwards ? "Shift+Tab" : "Tab");
        }
        throw new TimeoutException($"The tab key does not reach {selector}.");
    }

    /// <summary>Reaches a link or button and presses Enter, and waits for the page that it leads to.</summary>
    public static async Task Enter(this IPage page, string selector, string next)
    {
        await page.Reach(selector);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(next);
    }

    /// <summary>From the first stop to the last; past that a page begins anew, or nothing has the focus.</summary>
    private static async Task<IReadOnlyList<int>> Forth(IPage page, int count, List<string> faults)
    {
        var stops = new List<int>();
        // A date is one stop with several parts.
        for (var presses = 0; presses < count + MostPresses; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            var found = await page.EvaluateAsync<System.Text.Json.JsonElement>(Look);
            var (stop, fault) = (found[0].GetInt32(), found[1].GetString()!);
            if (stops.Count > 0 && stops[^1] == stop) continue;
            if (stop == -1 || (stops.Count > 0 && stop == stops[0])) break;
            stops.Add(stop);
            if (fault.Length > 0) faults.Add(fault);
        }
        return stops;
    }

    /// <summary>From the last stop to the first. The page itself notes what gets the focus, as how it looks was seen on the way forth.</summary>
    private static async Task<IReadOnlyList<int>> Back(IPage page, int count)
    {
        await page.EvaluateAsync("() => { window.passed = []; addEventListener('focusin', ({ target }) => passed.at(-1) === stopOf(target) || passed.push(stopOf(target))); stops.at(-1).focus(); }");
        for (var presses = 0; presses < count + MostPresses && await page.EvaluateAsync<int>("() => passed.at(-1)") > 0; presses += Stride)
            for (var one = 0; one < Stride; one++) await page.Keyboard.PressAsync("Shift+Tab");
        return await page.EvaluateAsync<int[]>("() => passed.slice(0, passed.indexOf(0) + 1)");
    }
}
