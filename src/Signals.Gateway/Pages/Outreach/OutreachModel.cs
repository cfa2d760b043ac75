using Signals.Gateway.Pages.Parts;
using Signals.Gateway.Pages.Resident;

namespace Signals.Gateway.Pages.Outreach;

/// <summary>What the page is for now.</summary>
public enum OutreachMode
{
    /// <summary>To begin a stop.</summary>
    Begin,

    /// <summary>To enter what is told at a stop.</summary>
    Stop,

    /// <summary>To enter what is told on a home visit.</summary>
    HomeVisit,
}

/// <summary>The page of walk-in hours, the coffee cart and home visits as it stands.</summary>
public sealed record OutreachModel
{
    public required OutreachMode Mode { get; init; }

    public required FormTown Town { get; init; }

    /// <summary>The places that the municipality has listed, by neighbourhood.</summary>
    public required IReadOnlyList<Choice> Places { get; init; }

    /// <summary>The kinds of stop that the municipality has.</summary>
    public required IReadOnlyList<Choice> Kinds { get; init; }

    /// <summary>Whether the municipality takes in what is told on home visits.</summary>
    public required bool HasHomeVisits { get; init; }

    public required Preferences Preferences { get; init; }

    /// <summary>The cookie that tells scripts whose the device is; and the one of the preferences.</summary>
    public required (string Mark, string Preferences) Cookies { get; init; }

    public OutreachVisit Visit { get; init; } = new();

    /// <summary>What has just been done; null for nothing.</summary>
    public string? Done { get; init; }

    /// <summary>By which a form that is sent twice counts once.</summary>
    public string Key { get; init; } = "";

    /// <summary>What the fields show.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<(string Field, string Message)> Errors { get; init; } = [];

    /// <summary>What may lead to somebody, in the words that were entered.</summary>
    public IReadOnlyList<string> Traces { get; init; } = [];

    /// <summary>What is in a field; a default if its form was not sent.</summary>
    public string? Value(string field, string? otherwise = null) => Values.TryGetValue(field, out var value) ? value : otherwise;

    public string? Message(string field) => Errors.Of(field);

    /// <summary>Whether something is wrong in a form, so that it is shown open.</summary>
    public bool HasErrors(string prefix) => Errors.Any(error => error.Field.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>The themes that stand first: those that were chosen, or else the first of the municipality.</summary>
    public IReadOnlyList<string> QuickList
    {
        get
        {
            var known = Town.Themes.Select(theme => theme.Code.ToString()).ToList();
            var chosen = Preferences.QuickList.Where(known.Contains).ToList();
            return chosen.Count > 0 ? chosen : [.. known.Take(Preferences.MostQuick)];
        }
    }

    /// <summary>Every theme, to choose from.</summary>
    public IEnumerable<Choice> Themes => Town.Themes.Select(theme => new Choice(theme.Code.ToString(), theme.Name));

    public string ThemeName(string code) => Town.Themes.Where(theme => theme.Code.ToString() == code).Select(theme => theme.Name).FirstOrDefault(code);

    public string AreaName(string code) => Town.Neighbourhoods.Where(area => area.Value == code).Select(area => area.Label).FirstOrDefault(code);
}
