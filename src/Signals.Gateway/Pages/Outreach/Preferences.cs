using Microsoft.AspNetCore.Http;
using Signals.Core.Areas;
using Signals.Core.Neighbourhoods;
using Signals.Core.Themes;

namespace Signals.Gateway.Pages.Outreach;

/// <summary>What somebody chose the last time, so that it need not be chosen again. Codes only; scripts read and write it as well, also without a connection.</summary>
/// <param name="Kind">The kind of the last stop.</param>
/// <param name="Area">The last neighbourhood.</param>
/// <param name="QuickList">The themes that stand first, at most <see cref="MostQuick"/>.</param>
public sealed record Preferences(string? Kind, string? Area, IReadOnlyList<string> QuickList)
{
    /// <summary>How many themes the quick list holds: two columns of three buttons, in reach of a thumb.</summary>
    public const int MostQuick = 6;

    private const string Name = "signals-inloop-keuzes";
    private const char Between = '.';
    private const char BetweenThemes = '~';

    private static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    internal static string CookieName(bool isDemo) => isDemo ? Name : $"__Host-{Name}";

    internal static Preferences Of(HttpContext context, bool isDemo)
    {
        var parts = (context.Request.Cookies[CookieName(isDemo)] ?? "").Split(Between);
        return parts.Length == 3
            ? new(
                SourceCodes.All.TryGetValue(parts[0], out var source) && source.IsOutreach() ? parts[0] : null,
                NeighbourhoodCode.TryParse(parts[1], null, out _) ? parts[1] : null,
                [.. parts[2].Split(BetweenThemes).Where(theme => ThemeCode.TryParse(theme, null, out _)).Distinct().Take(MostQuick)])
            : new(null, null, []);
    }

    internal void Keep(HttpContext context, bool isDemo) => context.Response.Cookies.Append(
        CookieName(isDemo), $"{Kind}{Between}{Area}{Between}{string.Join(BetweenThemes, QuickList)}",
        new() { MaxAge = Kept, SameSite = SameSiteMode.Strict, Secure = !isDemo, Path = "/", IsEssential = true });
}
