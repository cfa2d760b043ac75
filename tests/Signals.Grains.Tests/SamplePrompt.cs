using Signals.Core.Areas;
using Signals.Core.Prompts;
using Signals.Core.Themes;

namespace Signals.Grains.Tests;

internal static class SamplePrompt
{
    public static readonly DateTimeOffset RaisedAt = new(2026, 11, 19, 9, 0, 0, TimeSpan.Zero);

    public static Prompt Of(NeighbourhoodCode neighbourhood, int number) => new()
    {
        Id = new(neighbourhood, number),
        NeighbourhoodName = "Hier",
        Theme = Theme.Standard[1],
        Kind = PromptKind.Cluster,
        OtherThemes = [Theme.Standard[1]],
        OtherNeighbourhoods = ["Daar"],
        Place = "vloeiweide",
        From = new(2026, 11, 9),
        To = new(2026, 11, 22),
        Households = BandedCount.Of(7),
        SourceKinds = 2,
        Expected = new(0, 1),
        Explanation = "In twee weken noemden 5 tot 9 huishoudens eenzaamheid; normaal zijn dat er hier 0 tot 1.",
        NotKnown = ["Over deze weken kunnen nog signalen binnenkomen."],
        Questions = ["Herkent u dit?", "Wie kan meedenken?", "Wat past hier?"],
        Rule = new("toename", 1, "Vergelijkt met wat gewoon is."),
        RaisedAt = RaisedAt,
        ExpiresAt = RaisedAt.AddDays(56),
    };
}
