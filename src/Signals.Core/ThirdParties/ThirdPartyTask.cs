using System.Text.Json.Serialization;
using Signals.Core.Areas;
using Signals.Core.Follow;
using Signals.Core.Neighbourhoods;
using Signals.Core.Themes;

namespace Signals.Core.ThirdParties;

/// <summary>The words of a signal are about somebody else: the professional who entered it tells that person, notes why not, or has the words erased.</summary>
/// <param name="Signal">The signal. Its words are in the vault, and never here.</param>
/// <param name="For">The professional who entered it, by the name that the identity provider gives.</param>
/// <param name="Neighbourhood">Where.</param>
/// <param name="Theme">What it was about.</param>
/// <param name="ObservedOn">The day on which it was observed, in Amsterdam, by which they know who is meant.</param>
/// <param name="ReceivedAt">When it came in.</param>
public sealed record ThirdPartyTask(SignalId Signal, string For, NeighbourhoodCode Neighbourhood, ThemeCode Theme, DateOnly ObservedOn, DateTimeOffset ReceivedAt)
{
    /// <summary>For how long words about somebody else are kept if nobody answers for them, in days from when they came in.</summary>
    public const int DaysToAnswer = 28;

    /// <summary>For how long words are kept otherwise, in days from when they came in: 13 weeks.</summary>
    public const int WordsDays = 7 * Neighbourhoods.Neighbourhood.SignalWeeks;

    /// <summary>For how long it is remembered that the words were erased, in days, so that the same answer given twice is no mistake.</summary>
    public const int ErasedDays = 1;

    /// <summary>What was done; null as long as nothing was.</summary>
    public ThirdPartyAnswer? Answer { get; init; }

    /// <summary>When; null as long as nothing was.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When the task is forgotten: with the words, or soon after they were erased.</summary>
    [JsonIgnore]
    public DateTimeOffset KeptUntil => Answer switch
    {
        null => ReceivedAt.AddDays(DaysToAnswer),
        ThirdPartyAnswer.Erased => AnsweredAt!.Value.AddDays(ErasedDays),
        _ => WordsKeptUntil,
    };

    /// <summary>Until when the words are kept once somebody answered for them.</summary>
    [JsonIgnore]
    public DateTimeOffset WordsKeptUntil => ReceivedAt.AddDays(WordsDays);

    /// <summary>The task that a signal brings; null if it has no words about somebody else, or no professional entered it.</summary>
    public static ThirdPartyTask? Of(Signal signal, NeighbourhoodCode neighbourhood) => signal is { HasWordsAboutAnother: true, RegisteredBy: { } professional }
        ? new(signal.Id, professional, neighbourhood, signal.Theme, signal.ObservedOn, signal.ReceivedAt)
        : null;
}

/// <summary>What a professional did about somebody else whom words are about. The grounds not to tell are those of article 14, paragraph 5, of the GDPR.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ThirdPartyAnswer>))]
public enum ThirdPartyAnswer
{
    /// <summary>The person was told (verteld).</summary>
    Told,

    /// <summary>Not told: the person knows already (a).</summary>
    Knows,

    /// <summary>Not told: it is impossible, or asks disproportionate effort (b).</summary>
    Impossible,

    /// <summary>Not told: telling would defeat the purpose (b).</summary>
    DefeatsPurpose,

    /// <summary>Not told: the law lays down that it is noted or passed on (c).</summary>
    Law,

    /// <summary>Not told: professional secrecy (d).</summary>
    Secrecy,

    /// <summary>The words were erased. Nothing can be answered after that.</summary>
    Erased,
}
