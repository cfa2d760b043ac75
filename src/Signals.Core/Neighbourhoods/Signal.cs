using System.Text.Json.Serialization;
using Signals.Core.Follow;
using Signals.Core.Households;
using Signals.Core.Themes;
using Signals.Core.ThirdParties;
using Signals.Core.Time;

namespace Signals.Core.Neighbourhoods;

/// <summary>One observation that came in, without anything that a person wrote and without an address.</summary>
public sealed record Signal
{
    /// <summary>The most people that one tally can stand for.</summary>
    public const int MostPeople = 20;

    /// <summary>How long after it was observed a signal may still come in, in days. What is older is history and only trains the expectation.</summary>
    public const int LatestInDays = 90;

    public required SignalId Id { get; init; }

    public required ThemeCode Theme { get; init; }

    public required Source Source { get; init; }

    /// <summary>The day that it was observed, in Amsterdam.</summary>
    public required DateOnly ObservedOn { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The household that told it, under the key of one period, or of two while they overlap; empty if not known.</summary>
    public IReadOnlyList<HouseholdToken> Household { get; init; } = [];

    /// <summary>How many different people it stands for, 1 to <see cref="MostPeople"/>.</summary>
    public int People { get; init; } = 1;

    /// <summary>A block, courtyard or street that the municipality has listed.</summary>
    public string? Place { get; init; }

    /// <summary>Whether it is about someone else than the one who told it.</summary>
    public bool AboutAnother { get; init; }

    /// <summary>Whether words that are about someone else are kept with it, in the vault.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HasWordsAboutAnother { get; init; }

    /// <summary>The household, if it agreed that its own signals are kept together.</summary>
    public HouseholdId? KeptTogether { get; init; }

    /// <summary>The professional who entered it, by the name that the identity provider gives; null for a resident.</summary>
    public string? RegisteredBy { get; init; }

    /// <summary>Until when the vault keeps what goes with it, unless somebody answers for words about someone else before that.</summary>
    [JsonIgnore]
    public DateTimeOffset PartsKeptUntil => ReceivedAt.AddDays(HasWordsAboutAnother ? ThirdPartyTask.DaysToAnswer : ThirdPartyTask.WordsDays);

    /// <summary>Whether it came in so late that it only trains the expectation.</summary>
    [JsonIgnore]
    public bool IsHistory => ObservedOn < DutchTime.DateOf(ReceivedAt).AddDays(-LatestInDays);
}
