using Signals.Core.SocialMaps;
using Signals.Core.Themes;

namespace Signals.Silo.Sample;

/// <summary>Who and what can help in Voorbeelddorp. None of it exists.</summary>
internal static class SampleSocialMap
{
    /// <param name="today">The last checks lie before it, one of them so long ago that it is to be done again.</param>
    public static IReadOnlyList<SocialMapEntry> On(DateOnly today) =>
    [
        Entry("geldcafe-noord", "Geldcafé Noord", SocialMapKind.Volunteers, "Vrijwilligers kijken met u mee naar post en rekeningen. Een afspraak is niet nodig.",
            "Buurthuis Noord, dinsdag van 10.00 tot 12.00 uur", today.AddDays(-12), ["geldzorgen", "energie"]),
        Entry("schuldhulp", "Schuldhulp van de gemeente", SocialMapKind.Help, "Hulp bij schulden en betalingsregelingen. Het gesprek is gratis.",
            "0999 - 12 34 56", today.AddDays(-40), ["geldzorgen"]),
        Entry("aanschuiftafel", "De Aanschuiftafel", SocialMapKind.Initiative, "Buren koken en eten samen. Iedereen kan aanschuiven, en ook mee koken.",
            "Oude Kern, elke donderdag om 17.30 uur", today.AddDays(-25), ["eenzaamheid", "krachten"]),
        Entry("mantelzorgsteunpunt", "Steunpunt Mantelzorg", SocialMapKind.Help, "Luistert, denkt mee en regelt dat iemand het een dag overneemt.",
            "0999 - 65 43 21", today.AddDays(-250), ["mantelzorg", "ouder-worden"]),
        Entry("taalhuis", "Taalhuis", SocialMapKind.MeetingPlace, "Nederlands oefenen en hulp bij formulieren, in een kleine groep.",
            "Bibliotheek, maandag en woensdag van 9.30 tot 11.30 uur", today.AddDays(-80), ["taal", "werk"]),
        Entry("buurtkamer-zonnehof", "Buurtkamer Zonnehof", SocialMapKind.MeetingPlace, "Koffie, een praatje en een spelletje. U hoeft niets te kopen.",
            "Bij de speeltuin, elke middag van 14.00 tot 16.00 uur", today.AddDays(-5), []) with { Neighbourhoods = [SampleTown.Neighbourhood(2, 0)] },
    ];

    private static SocialMapEntry Entry(string code, string name, SocialMapKind kind, string description, string contact, DateOnly checkedOn, string[] themes) => new()
    {
        Code = SocialMapCode.Parse(code),
        Name = name,
        Kind = kind,
        Description = description,
        Contact = contact,
        CheckedOn = checkedOn,
        Themes = [.. themes.Select(theme => ThemeCode.Parse(theme))],
    };
}
