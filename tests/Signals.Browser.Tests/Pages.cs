namespace Signals.Browser.Tests;

/// <summary>The pages of the platform by who sees them, for every test that walks past all of them.</summary>
internal static class Pages
{
    /// <summary>Addresses by role; a resident has none.</summary>
    private static readonly Dictionary<string, string[]> ByRole = new()
    {
        [""] =
        [
            "/",
            "/volgen",
            "/inzage",
            "/rol",
            "/veiligheid-thuis",
            "/gevaar",
            "/openbare-ruimte",
            "/privacy",
            "/ar/privacy",
            "/ar/volgen",
            "/ar/inzage",
            "/wijkteam",
            "/binnenlopen",
            "/uk/binnenlopen",
            "/inloop",
            "/inloop/veiligheid-thuis",
            "/inloop/gevaar",
            "/bestaat-niet",
            "/en",
        ],
        ["wijkteamlid"] =
        [
            "/wijkteam?team=noord",
            "/wijkteam/aanleidingen/BU99990003-1?team=noord",
            "/beheer",
        ],
        ["coordinator"] =
        [
            "/wijkteam?team=zuid",
            "/wijkteam/agenda?team=noord",
            "/wijkteam/instellingen?team=noord",
            "/inloop/huisbezoek",
            "/wijkteam/menukaart?team=noord",
            "/wijkteam/berichten?team=noord",
            "/wijkteam/aanpakken?team=noord",
            "/wijkteam/aanpakken/nieuw?team=noord&aanleiding=BU99990003-1",
            "/wijkteam/verhalen?team=noord",
            "/gesprekken/nieuw?soort=advies&wijkteam=noord",
            "/sociale-kaart/wijzigen",
        ],
        ["vrijwilliger"] =
        [
            "/sociale-kaart",
            "/huishouden-stoppen",
            "/wijkteam",
            "/wijkteam/instellingen?team=noord",
            "/inloop",
            "/wijkteam/menukaart?team=noord",
        ],
        ["manager"] =
        [
            "/wijkteam/agenda?team=noord",
            "/trends",
            "/trends?niveau=wijk&thema=geldzorgen",
            "/gesprekken",
            "/gesprekken/nieuw?soort=trend&niveau=wijk&van=2026-K2&tot=2026-K3",
            "/trends?van=2026-K9",
            "/trends/afdrukken?niveau=wijk&thema=geldzorgen",
            "/trends/kaart?thema=geldzorgen",
            "/trends/kaart?thema=geldzorgen&niveau=buurt",
            "/instellingen",
            "/wijkteam",
            "/inloop",
        ],
        ["privacy"] =
        [
            "/trends?niveau=buurt&thema=geldzorgen",
            "/toezicht",
            "/toezicht?van=2020-01-01",
        ],
        ["beheerder"] =
        [
            "/beheer",
            "/beheer/plekken?buurt=BU99990102",
            "/beheer/wijkteams",
            "/beheer/wijkteams?team=zuid",
            "/beheer/themas",
            "/beheer/themas?thema=taal",
            "/beheer/menukaart",
            "/instellingen",
            "/beheer/bronnen",
            "/beheer/gebieden",
            "/beheer/pilot",
            "/beheer/gebieden/opvolging?buurt=BU99990102",
            "/beheer/bezorging",
        ],
    };

    /// <summary>Every role, for walking past its pages in one window.</summary>
    public static TheoryData<string> Roles => [.. EveryRole];

    public static IEnumerable<string> EveryRole => ByRole.Keys;

    public static IReadOnlyList<string> Of(string role) => ByRole[role];
}
