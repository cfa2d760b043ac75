namespace Signals.Calibration.Effects;

/// <summary>A kind of town in which an approach begins, and what then happens in it.</summary>
/// <param name="Name">Its name in tables.</param>
internal sealed record EffectScenario(string Name)
{
    /// <summary>Whether the approach begins where the theme was most alive, rather than anywhere.</summary>
    public bool Selected { get; init; }

    /// <summary>Whether there was something passing in its neighbourhood, which fades by itself.</summary>
    public bool Outbreak { get; init; }

    /// <summary>Whether its neighbourhood rose to about twice its rate shortly before, and stays there.</summary>
    public bool LastingRise { get; init; }

    /// <summary>Whether everything in the municipality changes from the beginning on: a third less, or half as much again.</summary>
    public bool CommonChange { get; init; }

    /// <summary>How far each neighbourhood's rate drifts by itself in a year: the standard deviation of its logarithm.</summary>
    public double Drift { get; init; }

    /// <summary>How much outreach is done in neighbourhoods of the approach before and from the beginning on; what part of all that is told comes of it differs from town to town, from none to all. Null where none is done.</summary>
    public HoursOfOutreach? Outreach { get; init; }

    /// <summary>How many adjacent neighbourhoods the approach has.</summary>
    public int Neighbourhoods { get; init; } = 1;

    /// <summary>The part by which fewer people tell because of the approach.</summary>
    public double Fall { get; init; }

    /// <summary>Those in which an approach does nothing.</summary>
    public static readonly IReadOnlyList<EffectScenario> WithoutEffect =
    [
        new("anywhere"),
        new("anywhere, three together") { Neighbourhoods = 3 },
        new("anywhere, drift") { Drift = 0.15 },
        new("anywhere, strong drift") { Drift = 0.25 },
        new("selected by chance") { Selected = true },
        new("fading outbreak") { Selected = true, Outbreak = true },
        new("rise that stays") { Selected = true, LastingRise = true },
        new("selected, strong drift") { Selected = true, Drift = 0.25 },
        new("common change") { Selected = true, CommonChange = true },
        new("outreach doubled") { Selected = true, Outreach = new(3, 6) },
        new("outreach ended") { Selected = true, Outreach = new(3, 0) },
        new("all but outreach") { Selected = true, Outbreak = true, Drift = 0.15, CommonChange = true },
        new("all, three together") { Selected = true, Outbreak = true, Drift = 0.15, CommonChange = true, Outreach = new(3, 6), Neighbourhoods = 3 },
        new("little outreach ended") { Selected = true, Outreach = new(0.5, 0) },
        new("outreach begun") { Selected = true, Outreach = new(0, 3) },
    ];

    /// <summary>Those in which it does.</summary>
    public static readonly IReadOnlyList<EffectScenario> WithEffect =
    [
        new("30 % less") { Selected = true, Fall = 0.3 },
        new("30 % less, drift") { Selected = true, Drift = 0.15, Fall = 0.3 },
        new("30 % less, three together") { Selected = true, Drift = 0.15, Fall = 0.3, Neighbourhoods = 3 },
        new("30 % less, all but outreach") { Selected = true, Outbreak = true, Drift = 0.15, CommonChange = true, Fall = 0.3 },
        new("60 % less, drift") { Selected = true, Drift = 0.15, Fall = 0.6 },
    ];
}

/// <summary>Hours of outreach in a week, by stops of two hours or more.</summary>
/// <param name="Before">Until the approach begins.</param>
/// <param name="After">From then on.</param>
internal readonly record struct HoursOfOutreach(double Before, double After)
{
    private const double LeastStop = 2;
    private const double MostTimes = 5;

    /// <summary>How many times as much could be told if all of it came by outreach; some times as much where it begins.</summary>
    public double Times => Before > 0 ? After / Before : MostTimes;

    /// <summary>How long the stop of a week lasts; 0 in a week without.</summary>
    public double In(int week, bool isAfter)
    {
        var hours = isAfter ? After : Before;
        return hours >= LeastStop ? hours : hours > 0 && week % (int)(LeastStop / hours) == 0 ? LeastStop : 0;
    }
}
