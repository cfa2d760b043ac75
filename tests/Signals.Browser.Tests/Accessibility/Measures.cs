using Microsoft.Playwright;

namespace Signals.Browser.Tests.Accessibility;

/// <summary>What can be measured of a page as it is drawn.</summary>
internal static class Measures
{
    /// <summary>Text that is cut off, runs out of its box or lies beside the window. What may be scrolled by itself, as a wide table, is left out.</summary>
    private const string Cut = """
        () => {
          const faults = [], width = document.documentElement.clientWidth, said = element => element.outerHTML.slice(0, 90);
          const seen = element => element.checkVisibility({ visibilityProperty: true }) && !element.closest('.unseen, .trap, svg, #kaart.live, .nl-skip-link');
          if (document.documentElement.scrollWidth > width) faults.push(`is ${document.documentElement.scrollWidth} wide`);
          for (const element of document.body.querySelectorAll('*')) {
            if (!seen(element) || element.matches('input, select, textarea')) continue;
            const style = getComputedStyle(element);
            if (/hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1) faults.push(`cut at the side: ${said(element)}`);
            if (/hidden|clip/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 1) faults.push(`cut below: ${said(element)}`);
          }
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let text = texts.nextNode(); text; text = texts.nextNode()) {
            const element = text.parentElement;
            if (!text.data.trim() || !seen(element) || element.closest('.scroll, option, datalist, script')) continue;
            const range = document.createRange();
            range.selectNodeContents(text);
            const box = range.getBoundingClientRect();
            if (box.width && (box.left < -1 || box.right > width + 1)) faults.push(`beside the window: ${said(element)}`);
            const around = element.closest('.nl-button, .nl-data-badge, td, th, li, .choice, .card, .utrecht-alert, .summary')?.getBoundingClientRect();
            if (around && (box.left < around.left - 1 || box.right > around.right + 1 || box.top < around.top - 1 || box.bottom > around.bottom + 1)) faults.push(`out of its box: ${said(element)}`);
          }
          return [...new Set(faults)];
        }
        """;

    /// <summary>Targets of less than 24 by 24 pixels, too near another one. A link within a sentence may be as high as its text.</summary>
    private const string SmallTargets = """
        () => {
          const targets = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
            .filter(element => element.checkVisibility({ visibilityProperty: true }) && !element.closest('.trap, .nl-skip-link'))
            .map(element => ({ element, box: (/^(radio|checkbox)$/.test(element.type) ? element.closest('label') ?? element : element).getBoundingClientRect() }));
          const inSentence = element => getComputedStyle(element).display === 'inline' && element.parentElement.textContent.trim().length > element.textContent.trim().length;
          const small = targets.filter(({ box }) => box.width < 24 || box.height < 24);
          const middle = box => ({ x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 });
          const near = (one, other) => {
            const from = middle(one.box), to = middle(other.box);
            if (small.includes(other) && Math.hypot(from.x - to.x, from.y - to.y) < 24) return true;
            return Math.hypot(from.x - Math.max(other.box.left, Math.min(from.x, other.box.right)), from.y - Math.max(other.box.top, Math.min(from.y, other.box.bottom))) < 12;
          };
          return small.filter(one => !inSentence(one.element) && targets.some(other => other !== one && near(one, other)))
            .map(({ element, box }) => `${Math.round(box.width)} by ${Math.round(box.height)}: ${element.outerHTML.slice(0, 90)}`);
        }
        """;

    /// <summary>Links among other words that nothing but their colour tells apart.</summary>
    private const string PlainLinks = """
        () => [...document.querySelectorAll('main a[href], footer a[href], .demo a[href]')]
          .filter(link => link.checkVisibility() && getComputedStyle(link).display === 'inline' && !getComputedStyle(link).textDecorationLine.includes('underline'))
          .map(link => link.outerHTML.slice(0, 90))
        """;

    /// <summary>Names that leave out what stands on the button, so that who speaks to a device does not reach it.</summary>
    private const string OtherNames = """
        () => [...document.querySelectorAll('a[aria-label], button[aria-label]')]
          .filter(element => element.checkVisibility() && !element.ariaLabel.toLowerCase().includes(element.innerText.trim().toLowerCase()))
          .map(element => `has another name: ${element.outerHTML.slice(0, 160)}`)
        """;

    private const string Space = """
        () => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }');
          document.adoptedStyleSheets = [sheet];
        }
        """;

    public static Task<string[]> WhatIsCut(this IPage page) => page.EvaluateAsync<string[]>(Cut);

    /// <summary>What is cut off, too small to be met, told by colour alone, or named otherwise than it reads.</summary>
    public static Task<string[]> WhatIsWrongAsDrawn(this IPage page) => page.EvaluateAsync<string[]>($"() => [...({Cut})(), ...({SmallTargets})(), ...({PlainLinks})(), ...({OtherNames})()]");

    /// <summary>Sets the text as wide as WCAG 1.4.12 says, by a style sheet that no policy of the page keeps out.</summary>
    public static Task SpaceText(this IPage page) => page.EvaluateAsync(Space);

    /// <summary>Takes the focus from a message that asks for it, so that keys begin at the top of the page.</summary>
    public static Task LetGo(this IPage page) => page.EvaluateAsync(
        "() => { if (document.activeElement === document.body) return; document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); }");
}
